package io.framelog.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
  @Test
  void uuidV5MatchesThePublishedExample() {
    // RFC 9562, appendix A.4: namespace DNS, name "www.example.com"
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    assertThat(UuidV5.of(dns, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void theSameContentHasTheSameIdAndAnotherNamespaceAnother() {
    String sha256 = Sha256.hex("picture");
    assertThat(Identities.image(Identities.IMAGES, sha256))
        .isEqualTo(Identities.image(Identities.IMAGES, sha256))
        .isNotEqualTo(Identities.image(Identities.FRAMELOG, sha256))
        .satisfies(id -> assertThat(Identities.isUuid(id)).isTrue());
  }

  @Test
  void anotherSubjectsIdempotencyKeyIsAnotherCommand() {
    assertThat(Identities.command("ann", "k1"))
        .isEqualTo(Identities.command("ann", "k1"))
        .isNotEqualTo(Identities.command("bob", "k1"));
  }
}
