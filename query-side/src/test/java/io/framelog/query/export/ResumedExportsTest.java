package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A download that was cut at any byte goes on there, and nothing is missing or there twice. */
class ResumedExportsTest {
  private static final long SEED = 20_261_123;
  private static final int CUTS = 40;
  private static final int BLOCK = 512;

  private final SealedSnapshot snapshot = new SealedSnapshot();

  @BeforeEach
  void someImages() {
    for (int n = 0; n < 60; n++) {
      snapshot.add(
          n,
          new Facts(
              "\u017elut\u00fd " + n,
              List.of("t" + n % 7),
              Map.of("n", n / 3.0),
              List.of(crop(n, "l" + n % 5, 0.1, 0.2, 0.3, 0.4)),
              null));
    }
    snapshot.withhold(snapshot.items.firstKey());
  }

  @ParameterizedTest
  @CsvSource({
    "JSONL, shard, 1/1",
    "CSV, validation, 0.5",
    "PARQUET, shard, 1/2",
    "COCO, validation, 0.5",
    "YOLO, validation, 0.5",
    "WEBDATASET, shard, 2/2",
    "WEBDATASET, images, crops",
    "IMAGEFOLDER, validation, 0.5",
    "CAPTIONS, captionTemplate, {tags}"
  })
  void theRestFromAnyByteIsTheRestOfTheWhole(ExportFormat format, String option, String value) {
    byte[] whole = snapshot.export(format, option, value);
    SnapshotExport export = snapshot.prepare(format, option, value);

    LongStream.concat(
            LongStream.of(0, 1, BLOCK - 1, BLOCK, whole.length - 1, whole.length),
            new Random(SEED).longs(CUTS, 0, whole.length))
        .forEach(
            cut ->
                assertThat(rest(export, cut))
                    .as("from byte %d, seed %d", cut, SEED)
                    .isEqualTo(Arrays.copyOfRange(whole, (int) cut, whole.length)));
  }

  @ParameterizedTest
  @CsvSource({"JSONL", "CSV", "PARQUET", "COCO", "YOLO", "WEBDATASET", "IMAGEFOLDER", "CAPTIONS"})
  void theLengthIsCountedWithoutAnOriginalAndThenKnown(ExportFormat format) {
    int[] pages = {0};
    long counted = snapshot.prepare(format).length();
    assertThat(snapshot.opened).isZero();
    snapshot.afterPage = () -> pages[0]++;

    assertThat(snapshot.prepare(format).length()).isEqualTo(counted);
    assertThat(pages[0]).isZero();
    assertThat(snapshot.export(format)).hasSize((int) counted);
  }

  @Test
  void originalsThatTheCallerHasAreNotReadAgain() {
    byte[] whole = snapshot.export(ExportFormat.CAPTIONS);
    snapshot.opened = 0;

    rest(snapshot.prepare(ExportFormat.CAPTIONS), whole.length / 2);

    assertThat(snapshot.opened).isBetween(25, 35);
  }

  @Test
  void aCursorHasALengthOfItsOwn() {
    String first = snapshot.items.firstKey();

    assertThat(snapshot.prepare(ExportFormat.JSONL, "cursor", first).length())
        .isEqualTo(snapshot.export(ExportFormat.JSONL, "cursor", first).length)
        .isLessThan(snapshot.prepare(ExportFormat.JSONL).length());
  }

  private static byte[] rest(SnapshotExport export, long from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      export.writeTo(out, from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
