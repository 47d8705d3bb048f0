package io.framelog.query.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.queries.Withheld;
import io.framelog.query.export.SealedSnapshot.Facts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeclaredTakedownsTest {
  private final SealedSnapshot snapshot = new SealedSnapshot();

  @ParameterizedTest
  @EnumSource
  void everyFormatNamesWhatItLeavesOutAndGetsAnotherETag(ExportFormat format) {
    snapshot.add(1, Facts.caption("stays"));
    String gone = snapshot.add(2, Facts.caption("taken down"));
    String before = snapshot.prepare(format).etag();

    snapshot.withhold(gone);
    snapshot.withheld = new Withheld(50L, 0);

    String export = new String(snapshot.export(format), ISO_8859_1);
    assertThat(export).contains(gone).doesNotContain("taken down");
    assertThat(snapshot.prepare(format).etag()).isNotEqualTo(before);
    switch (format) {
      case JSONL -> assertThat(export).contains("{\"id\":\"" + gone + "\",\"leaf\":");
      case CSV -> assertThat(export).containsPattern(gone + ",+true\r\n");
      case PARQUET, COCO, YOLO, WEBDATASET, IMAGEFOLDER, CAPTIONS ->
          assertThat(export).contains("\"withheld\":[\"" + gone + "\"]");
    }
  }
}
