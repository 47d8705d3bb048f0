package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.queries.Withheld;
import io.framelog.error.RejectedException;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What cannot be exported whole breaks off so that it shows. */
class BrokenExportsTest {
  private final SealedSnapshot snapshot = new SealedSnapshot();

  @BeforeEach
  void someImages() {
    for (int n = 0; n < 1_500; n++) {
      snapshot.add(n, Facts.cropped(crop(n, "l", 0, 0, 0.5, 0.5)));
    }
  }

  /** What was written before it broke, which it must. */
  private byte[] broken(ExportFormat format, String code, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Throwable thrown = catchThrowable(() -> snapshot.prepare(format, options).writeTo(out));
    assertThat(thrown).isInstanceOf(RejectedException.class);
    assertThat(((RejectedException) thrown).rejection().code().code()).isEqualTo(code);
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(names = {"YOLO", "WEBDATASET", "IMAGEFOLDER", "CAPTIONS"})
  void aMissingOriginalLeavesATarWithoutAnEnd(ExportFormat format) {
    snapshot.objects.remove("images/" + snapshot.items.lastKey() + ".png");

    byte[] tar = broken(format, "storage-unavailable");

    assertThat(tar).isNotEmpty();
    assertThat(hasEnd(tar)).isFalse();
    assertThat(hasEnd(whole(format))).isTrue();
  }

  private byte[] whole(ExportFormat format) {
    snapshot.items.remove(snapshot.items.lastKey());
    return snapshot.export(format);
  }

  private static boolean hasEnd(byte[] tar) {
    return Arrays.equals(Arrays.copyOfRange(tar, tar.length - 1_024, tar.length), new byte[1_024]);
  }

  @Test
  void bytesThatWereNotRegisteredAreNotExported() {
    String key = "images/" + snapshot.items.firstKey() + ".png";
    byte[] forged = SealedSnapshot.picture(0xabcdef);
    snapshot.objects.put(key, forged);

    assertThat(hasEnd(broken(ExportFormat.CAPTIONS, "storage-unavailable"))).isFalse();
    assertThat(broken(ExportFormat.CAPTIONS, "storage-unavailable", "images", "crops")).isEmpty();
  }

  /** Each pass over the items takes two pages; the last pages of each format are changed. */
  @ParameterizedTest
  @CsvSource({
    "JSONL, 2",
    "CSV, 2",
    "PARQUET, 2",
    "COCO, 6",
    "YOLO, 4",
    "WEBDATASET, 2",
    "IMAGEFOLDER, 6",
    "CAPTIONS, 2"
  })
  void anItemThatIsWithheldMeanwhileBreaksTheExport(ExportFormat format, int page) {
    String etag = snapshot.prepare(format).etag();
    AtomicInteger pages = new AtomicInteger();
    snapshot.afterPage =
        () -> {
          if (pages.incrementAndGet() == page) {
            snapshot.withhold(snapshot.items.lastKey());
            snapshot.withheld = new Withheld(50L, 0);
          }
        };

    byte[] half = broken(format, "export-changed");

    assertThat(half).isNotEmpty();
    switch (format) {
      case JSONL, CSV -> {} // lines have no end of their own: HTTP's last chunk is missing
      case PARQUET ->
          assertThatThrownBy(() -> DuckDb.rows(half, "select id from read_parquet(FILE)"))
              .isInstanceOf(IllegalStateException.class);
      case COCO ->
          assertThatThrownBy(() -> JsonMapper.shared().readTree(half))
              .isInstanceOf(JacksonException.class);
      case YOLO, WEBDATASET, IMAGEFOLDER, CAPTIONS -> assertThat(hasEnd(half)).isFalse();
    }
    assertThat(snapshot.prepare(format).etag()).isNotEqualTo(etag);
  }
}
