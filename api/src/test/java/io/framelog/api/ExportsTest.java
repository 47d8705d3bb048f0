package io.framelog.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportsTest extends ApiSliceTest {
  private static final String SNAPSHOT = "00000000-0000-5000-8000-00000000005a";
  private static final String EXPORT = "/v1/datasets/cars/snapshots/" + SNAPSHOT + "/export";

  private static RejectedException outage() {
    return new RejectedException(ErrorCode.STORAGE_UNAVAILABLE, "An original is missing");
  }

  @Test
  void theBytesComeWithTheirName() {
    exports.onExport(out -> out.write("id\r\n".getBytes(US_ASCII)));

    Http.Response answer = ann().get(EXPORT + "?format=csv");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("id\r\n");
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.header("ETag")).isEqualTo("\"e1\"");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("Framelog-Snapshot-Items")).isEqualTo("7");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"some-name.csv\"");
  }

  @Test
  void everyOptionReachesTheExporter() {
    exports.onExport(out -> {});

    ann()
        .get(
            EXPORT
                + "?format=webdataset&cursor=c&shard=1/2&images=crops&captionTemplate=%7Btags%7D"
                + "&review=APPROVED,REJECTED&excludeReview=REJECTED&validation=0.1&seed=7"
                + "&part=train");

    assertThat(exports.asked())
        .isEqualTo(
            new ExportRequest(
                "cars",
                SNAPSHOT,
                ExportFormat.WEBDATASET,
                "c",
                "1/2",
                "crops",
                "{tags}",
                List.of("APPROVED", "REJECTED"),
                List.of("REJECTED"),
                "0.1",
                "7",
                "train"));
  }

  @Test
  void anEmptyExportHasItsHeaders() {
    exports.onExport(out -> {});

    Http.Response answer = ann().get(EXPORT + "?format=jsonl");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
    assertThat(answer.header("ETag")).isEqualTo("\"e1\"");
  }

  @Test
  void whoHasTheBytesOrAsksForTheHeadersGetsNone() {
    exports.onExport(
        out -> {
          throw new AssertionError("nobody wants this");
        });

    assertThat(ann().get(EXPORT + "?format=csv", "If-None-Match", "W/\"e0\", \"e1\"").status())
        .isEqualTo(304);
    Http.Response head = ann().send("HEAD", EXPORT + "?format=csv", null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo("\"e1\"");
  }

  @Test
  void whoGoesOnWithAnExportThatHasChangedIsTold() {
    exports.onExport(out -> out.write('x'));

    assertThat(ann().get(EXPORT + "?format=jsonl&cursor=c", "If-Match", "\"e1\"").text())
        .isEqualTo("x");
    Http.Response stale = ann().get(EXPORT + "?format=jsonl&cursor=c", "If-Match", "\"e0\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("export-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=4-, 456789, bytes 4-9/10",
    "bytes=9-, 9, bytes 9-9/10",
    "bytes=2-3, 23, bytes 2-3/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=0-, 0123456789, bytes 0-9/10"
  })
  void aRangeOfTheBytesThatIfRangeNamesIsServed(String range, String bytes, String contentRange) {
    exports.onExport(out -> out.write("0123456789".getBytes(US_ASCII)));

    for (String condition : List.of("If-Range", "If-Match")) {
      Http.Response answer =
          ann().get(EXPORT + "?format=webdataset", "Range", range, condition, "\"e1\"");

      assertThat(answer.status()).isEqualTo(206);
      assertThat(answer.text()).isEqualTo(bytes);
      assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
      assertThat(answer.header("ETag")).isEqualTo("\"e1\"");
      assertThat(answer.header("Content-Length")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=4-, If-Range, '\"e0\"'",
    "bytes=4-, If-Range, 'W/\"e1\"'",
    "bytes=4-, X, x",
    "'bytes=1-2,4-5', If-Range, '\"e1\"'",
    "lines=4-, If-Range, '\"e1\"'"
  })
  void whatCannotGoOnBeginsAnew(String range, String header, String value) {
    exports.onExport(out -> out.write("0123456789".getBytes(US_ASCII)));

    Http.Response answer = ann().get(EXPORT + "?format=csv", "Range", range, header, value);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("0123456789");
    assertThat(answer.header("Content-Range")).isEmpty();
  }

  @Test
  void aRangeBehindTheEndIsRefused() {
    exports.onExport(out -> out.write("0123456789".getBytes(US_ASCII)));

    Http.Response answer =
        ann().get(EXPORT + "?format=csv", "Range", "bytes=10-", "If-Range", "\"e1\"");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.code()).isEqualTo("range-not-satisfiable");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void aFailureBeforeTheFirstBytesIsAProblem() {
    exports.onExport(
        out -> {
          out.write(new byte[1_000]);
          throw outage();
        });

    Http.Response answer = ann().get(EXPORT + "?format=captions");

    assertThat(answer.code()).isEqualTo("storage-unavailable");
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(answer.header("Content-Disposition")).isEmpty();
  }

  @Test
  void aLaterFailureCutsTheConnection() throws IOException {
    exports.onExport(
        out -> {
          out.write(new byte[1_000_000]);
          throw outage();
        });

    assertThatThrownBy(() -> ann().get(EXPORT + "?format=captions"))
        .isInstanceOf(UncheckedIOException.class);
    String raw =
        RawHttp.send(
            port,
            "GET %s?format=captions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(EXPORT, ann().token()));
    assertThat(raw).startsWith("HTTP/1.1 200").contains("chunked");
    assertThat(raw).doesNotContain("\r\n0\r\n");
  }

  @Test
  void aMissingOrUnknownFormatIsRefused() {
    assertThat(ann().get(EXPORT).json().path("field").asString()).isEqualTo("format");
    assertThat(ann().get(EXPORT + "?format=xml").code()).isEqualTo("export-format-unknown");
    assertThat(ann().get(EXPORT + "?format=csv").code()).isEqualTo("snapshot-not-found");
  }
}
