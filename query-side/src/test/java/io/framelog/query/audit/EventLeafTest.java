package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.identity.Sha256;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** The example is that of docs/audit.md. */
class EventLeafTest {
  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] METADATA_SALT =
      HexFormat.of().parseHex("101112131415161718191a1b1c1d1e1f");
  private static final String METADATA =
      "{\"reason\":\"typo\",\"actor\":\"ann\",\"commandId\":\"7f3f2c1e-5a43-4b8e-9d1c-2f0a6b1d9e77\"}";
  private static final LoggedEvent EVENT =
      new LoggedEvent(
          4,
          "0d3c2a8e-6f0b-4c59-8c8e-8f6f3f1f9b11",
          "TagsEdited",
          "1",
          "Image",
          "1b4e28ba-2fa1-511d-883f-0016d3cca427",
          2,
          Instant.parse("2026-11-22T10:00:04Z"),
          "{\"imageId\":\"1b4e28ba-2fa1-511d-883f-0016d3cca427\",\"added\":[\"car\"]}",
          METADATA);

  @Test
  void theHeaderIsThisText() {
    assertThat(EventLeaf.header(sealed(EVENT)))
        .isEqualTo(
            "{\"aggregate\":\"1b4e28ba-2fa1-511d-883f-0016d3cca427\",\"aggregateType\":\"Image\","
                + "\"id\":\"0d3c2a8e-6f0b-4c59-8c8e-8f6f3f1f9b11\",\"metadata\":"
                + "\"a9e4d93470e6fdf62d29fc01a65757859e257c810cf3e65c8d5e1bb98b168fd1\","
                + "\"position\":4,\"revision\":\"1\",\"sequence\":2,"
                + "\"time\":\"2026-11-22T10:00:04.000000Z\",\"type\":\"TagsEdited\"}");
  }

  @Test
  void theHeaderIsWhatTheReferenceImplementationOfRfc8785Makes() throws IOException {
    String header = EventLeaf.header(sealed(EVENT));

    assertThat(header).isEqualTo(new JsonCanonicalizer(header).getEncodedString());
  }

  @Test
  void theLeafIsTheHashOfAZeroByteTheHeaderAndTheCommitmentOfThePayload() {
    byte[] commitment = Sha256.of(SALT, EVENT.payload().getBytes(StandardCharsets.UTF_8));
    byte[] header = EventLeaf.header(sealed(EVENT)).getBytes(StandardCharsets.UTF_8);

    byte[] leaf = EventLeaf.hash(sealed(EVENT));

    assertThat(leaf).isEqualTo(Sha256.of(new byte[] {0}, header, commitment));
    assertThat(HexFormat.of().formatHex(leaf))
        .isEqualTo("b6ad84c612a0cb6605ecac5e139b4b544b802cb56d41d4558d908583f553b23c");
  }

  @Test
  void whenBothTextsAreErasedTheLeafStays() {
    SealedEvent before = sealed(EVENT);
    SealedEvent erased =
        new SealedEvent(
            at(EVENT.recordedAt(), "{}", "{\"actor\":\"erased-1\"}"),
            new Seal(null, before.payload().commitment()),
            new Seal(null, before.metadata().commitment()));

    assertThat(EventLeaf.hash(erased)).isEqualTo(EventLeaf.hash(before));
  }

  @Test
  void theTimeHasTheMicrosecondsOfTheLog() {
    LoggedEvent event = at(Instant.parse("2026-11-22T10:00:04.120003Z"), "{}", METADATA);

    assertThat(EventLeaf.header(sealed(event)))
        .contains("\"time\":\"2026-11-22T10:00:04.120003Z\"");
  }

  private static SealedEvent sealed(LoggedEvent event) {
    return new SealedEvent(
        event, Seal.of(SALT, event.payload()), Seal.of(METADATA_SALT, event.metadata()));
  }

  private static LoggedEvent at(Instant time, String payload, String metadata) {
    return new LoggedEvent(
        EVENT.position(),
        EVENT.eventId(),
        EVENT.type(),
        EVENT.revision(),
        EVENT.aggregateType(),
        EVENT.aggregateId(),
        EVENT.sequence(),
        time,
        payload,
        metadata);
  }
}
