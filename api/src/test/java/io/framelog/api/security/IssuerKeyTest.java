package io.framelog.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class IssuerKeyTest {
  @TempDir Path folder;

  @Test
  void tokensOutliveARestart() throws Exception {
    String token = new LocalIssuer(IssuerKey.in(folder)).token("ann", List.of("admin"));

    assertThat(decoder(folder).decode(token).getSubject()).isEqualTo("ann");
    assertThat(decoder(folder).decode(token).getClaimAsString("scope")).isEqualTo("admin");
  }

  @Test
  void theKeyIsItsOwnersOnlyAndNothingElseIsLeft() throws IOException {
    IssuerKey.in(folder.resolve("new"));

    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("local-issuer.jwk");
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("new/local-issuer.jwk")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void withoutAFolderAKeyIsForOneRunOnly() {
    String token = new LocalIssuer(IssuerKey.in(null)).token("ann", List.of());

    assertThatThrownBy(() -> decoder(null).decode(token)).isInstanceOf(BadJwtException.class);
  }

  @Test
  void aFileThatIsNoKeyIsNeitherUsedNorReplaced() throws IOException {
    Files.writeString(folder.resolve("local-issuer.jwk"), "my notes");

    assertThatThrownBy(() -> IssuerKey.in(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("local-issuer.jwk");
    assertThat(folder.resolve("local-issuer.jwk")).hasContent("my notes");
  }

  private static JwtDecoder decoder(@org.jspecify.annotations.Nullable Path folder) {
    return new LocalIssuer(IssuerKey.in(folder))
        .decoder(token -> OAuth2TokenValidatorResult.success());
  }
}
