package io.framelog.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.error.RejectedException;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportOptionsTest {
  private final SealedSnapshot snapshot = new SealedSnapshot();

  private Set<String> ids(String... options) {
    return snapshot
        .text(ExportFormat.JSONL, options)
        .lines()
        .map(line -> line.replaceFirst(".*\"id\":\"([0-9a-f-]{36})\",\"mediaType.*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          parquet     ; cursor          ; 1b4e28ba-2fa1-511d-883f-0016d3cca427 ; export-option-invalid
          jsonl       ; cursor          ; not-an-id         ; cursor-invalid
          jsonl       ; images          ; crops             ; export-option-invalid
          yolo        ; images          ; crops             ; export-option-invalid
          captions    ; images          ; thumbnails        ; export-option-invalid
          csv         ; captionTemplate ; {caption}         ; export-option-invalid
          captions    ; captionTemplate ; {capt             ; caption-template-invalid
          captions    ; captionTemplate ; caption}          ; caption-template-invalid
          captions    ; captionTemplate ; {colour}          ; caption-template-invalid
          captions    ; captionTemplate ; {metadata.}       ; caption-template-invalid
          captions    ; captionTemplate ; {tags}\\          ; caption-template-invalid
          captions    ; captionTemplate ; ' '               ; caption-template-invalid
          jsonl       ; review          ; GOOD              ; export-option-invalid
          jsonl       ; excludeReview   ; APPROVED,NEEDS_WORK,REJECTED,UNREVIEWED ; export-option-invalid
          csv         ; validation      ; many              ; split-invalid
          csv         ; validation      ; 0                 ; split-invalid
          csv         ; validation      ; 1                 ; split-invalid
          csv         ; validation      ; NaN               ; split-invalid
          jsonl       ; validation      ; 0.5               ; split-invalid
          csv         ; seed            ; 7                 ; split-invalid
          csv         ; part            ; train             ; split-invalid
          jsonl       ; shard           ; 0/4               ; shard-invalid
          jsonl       ; shard           ; 5/4               ; shard-invalid
          jsonl       ; shard           ; 1                 ; shard-invalid
          jsonl       ; shard           ; 1/10001           ; shard-invalid
          """)
  void aBadOptionIsRefused(String format, String option, String value, String code) {
    RejectedException refused =
        catchThrowableOfType(
            RejectedException.class,
            () -> snapshot.prepare(ExportFormat.of(format), option, value));

    assertThat(refused.rejection().code().code()).isEqualTo(code);
  }

  @Test
  void aBadPartOfAGoodSplitIsRefused() {
    RejectedException refused =
        catchThrowableOfType(
            RejectedException.class,
            () -> snapshot.prepare(ExportFormat.CSV, "validation", "0.5", "part", "test"));

    assertThat(refused.rejection().code().code()).isEqualTo("split-invalid");
  }

  @Test
  void aSnapshotThatIsNotSealedIsRefused() {
    snapshot.state = SnapshotState.SEALING;

    RejectedException refused =
        catchThrowableOfType(RejectedException.class, () -> snapshot.prepare(ExportFormat.CSV));

    assertThat(refused.rejection().code().code()).isEqualTo("snapshot-not-sealed");
  }

  @Test
  void anUnknownFormatIsRefusedWithTheKnownOnes() {
    RejectedException refused =
        catchThrowableOfType(RejectedException.class, () -> ExportFormat.of("xml"));

    assertThat(refused.rejection().code().code()).isEqualTo("export-format-unknown");
    assertThat(refused.rejection().detail()).contains("jsonl", "captions");
  }

  @Test
  void onlyTheWantedReviewStatesAreExported() {
    String approved = snapshot.add(1, Facts.review("APPROVED"));
    String rejected = snapshot.add(2, Facts.review("REJECTED"));
    String none = snapshot.add(3, Facts.caption("c"));

    assertThat(ids("review", "APPROVED")).containsExactly(approved);
    assertThat(ids("review", "approved,UNREVIEWED")).containsExactlyInAnyOrder(approved, none);
    assertThat(ids("excludeReview", "REJECTED")).containsExactlyInAnyOrder(approved, none);
    assertThat(ids()).containsExactlyInAnyOrder(approved, rejected, none);
  }

  @Test
  void aSplitSendsEachImageToOnePartByItsIdAlone() {
    for (int n = 0; n < 2_000; n++) {
      snapshot.add(n, Facts.caption("c"));
    }

    Set<String> train = ids("validation", "0.2", "seed", "7", "part", "train");
    Set<String> validation = ids("validation", "0.2", "seed", "7", "part", "validation");

    assertThat(validation).hasSizeBetween(330, 470).doesNotContainAnyElementsOf(train);
    assertThat(train.size() + validation.size()).isEqualTo(2_000);
    assertThat(ids("validation", "0.3", "seed", "7", "part", "validation")).containsAll(validation);
    assertThat(ids("validation", "0.2", "seed", "8", "part", "validation"))
        .isNotEqualTo(validation);
    snapshot.items.keySet().removeIf(id -> id.compareTo("8") < 0);
    assertThat(validation).containsAll(ids("validation", "0.2", "seed", "7", "part", "validation"));
  }

  /** Computed with Python's hashlib; a change would move images between parts for users. */
  @Test
  void theSplitIsTheOneThatIsDocumented() {
    Split split = new Split(0.5, "7");

    assertThat(
            List.of(
                split.of("1b4e28ba-2fa1-511d-883f-0016d3cca427"),
                split.of("6fa459ea-ee8a-5ca4-894e-db77e160355e"),
                split.of("00000000-0000-5000-8000-000000000001")))
        .containsExactly(Part.TRAIN, Part.VALIDATION, Part.VALIDATION);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4_096, 10_000})
  void shardsTileTheIds(int of) {
    for (String id :
        List.of(
            "00000000-0000-5000-8000-000000000000",
            "7fffffff-ffff-5fff-bfff-ffffffffffff",
            "80000000-0000-5000-8000-000000000000",
            "ffffffff-ffff-5fff-bfff-ffffffffffff")) {
      long holding = 0;
      for (int k = 1; k <= of; k++) {
        Shard shard = new Shard(k, of);
        String start = shard.cursor();
        boolean begun = start == null || start.compareTo(id) < 0;
        holding += begun && !shard.endsBefore(id) ? 1 : 0;
      }
      assertThat(holding).isEqualTo(1);
    }
  }
}
