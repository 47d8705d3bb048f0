package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.identity.Sha256;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example is that of docs/audit.md. */
class EventLeafTest {
  private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
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
    assertThat(EventLeaf.header(EVENT))
        .isEqualTo(
            "{\"aggregate\":\"1b4e28ba-2fa1-511d-883f-0016d3cca427\",\"aggregateType\":\"Image\","
                + "\"id\":\"0d3c2a8e-6f0b-4c59-8c8e-8f6f3f1f9b11\",\"metadata\":{\"actor\":\"ann\","
                + "\"commandId\":\"7f3f2c1e-5a43-4b8e-9d1c-2f0a6b1d9e77\",\"reason\":\"typo\"},"
                + "\"position\":4,\"revision\":\"1\",\"sequence\":2,"
                + "\"time\":\"2026-11-22T10:00:04.000000Z\",\"type\":\"TagsEdited\"}");
  }

  @Test
  void theLeafIsTheHashOfAZeroByteTheHeaderAndTheCommitment() {
    byte[] commitment = Sha256.of(SALT, EVENT.payload().getBytes(StandardCharsets.UTF_8));
    byte[] header = EventLeaf.header(EVENT).getBytes(StandardCharsets.UTF_8);

    byte[] leaf = EventLeaf.hash(new SealedEvent(EVENT, SALT, commitment));

    assertThat(leaf).isEqualTo(Sha256.of(new byte[] {0}, header, commitment));
    assertThat(HexFormat.of().formatHex(leaf))
        .isEqualTo("e7b8c60984e55904c0891d94f37dd9d4b112ca2303ff52629adf8364b1cb21ab");
  }

  @Test
  void theTimeHasTheMicrosecondsOfTheLog() {
    LoggedEvent event = at(Instant.parse("2026-11-22T10:00:04.120003Z"), METADATA);

    assertThat(EventLeaf.header(event)).contains("\"time\":\"2026-11-22T10:00:04.120003Z\"");
  }

  static Stream<String> metadata() {
    return Stream.of(
        "{}",
        "{ \"z\" : 1, \"a\" : [ true, false, null, {} ] }",
        "{\"€\":\"Euro\",\"\\r\":\"CR\",\"דּ\":\"Hebrew\",\"1\":\"One\",\"😀\":\"Smile\",\"ö\":\"o\"}",
        "{\"text\":\"\\u20ac$\\u000F\\nA'B\\\"\\\\\\\\\\\"/\\u007f\\u2028\"}",
        "{\"n\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0.0,1e21,1e20]}");
  }

  @ParameterizedTest
  @MethodSource("metadata")
  void theHeaderIsWhatTheReferenceImplementationOfRfc8785Makes(String metadata) throws IOException {
    String header = EventLeaf.header(at(EVENT.recordedAt(), metadata));

    assertThat(header).isEqualTo(new JsonCanonicalizer(header).getEncodedString());
    assertThat(header)
        .contains("\"metadata\":" + new JsonCanonicalizer(metadata).getEncodedString());
  }

  @Test
  void metadataThatTwoReadersMayReadDifferentlyAreRefused() {
    assertThatThrownBy(
            () -> EventLeaf.header(at(EVENT.recordedAt(), "{\"actor\":\"a\",\"actor\":\"b\"}")))
        .hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> EventLeaf.header(at(EVENT.recordedAt(), "{} {}")))
        .hasMessageContaining("railing");
  }

  private static LoggedEvent at(Instant time, String metadata) {
    return new LoggedEvent(
        EVENT.position(),
        EVENT.eventId(),
        EVENT.type(),
        EVENT.revision(),
        EVENT.aggregateType(),
        EVENT.aggregateId(),
        EVENT.sequence(),
        time,
        EVENT.payload(),
        metadata);
  }
}
