package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSONL, CSV and Parquet, read by DuckDB. */
class TableFormatsTest {
  private static final String NASTY = "a \"quoted\", \r\nbroken | line; 日本 𝄞 \\ '";
  private static final String CSV =
      "read_csv(FILE, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')";

  private final SealedSnapshot snapshot = new SealedSnapshot();

  @Test
  void jsonLinesAreTheItemsWithWhatIsWithheldInItsPlace() {
    String first = snapshot.add(1, Facts.caption(NASTY));
    String second = snapshot.add(2, Facts.caption("plain"));
    String gone = snapshot.add(3, Facts.caption("secret"));
    snapshot.withhold(gone);

    byte[] lines = snapshot.export(ExportFormat.JSONL);

    assertThat(new String(lines, StandardCharsets.UTF_8).lines().toList())
        .isEqualTo(snapshot.items.values().stream().map(item -> item.json()).toList());
    assertThat(
            DuckDb.rows(
                lines,
                "select id, caption, salt is null from read_json(FILE, format = 'nd') order by id"))
        .containsExactlyInAnyOrder(
            first + "|" + NASTY + "|false", second + "|plain|false", gone + "|null|true");
  }

  @Test
  void aCsvFileHoldsEveryTextAsItIs() {
    String id =
        snapshot.add(
            1,
            new Facts(
                NASTY,
                List.of("b,\"c", "a"),
                Map.of("n", 1.5, "k", "=1"),
                List.of(crop(1, "face", 0.25, 0, 0.5, 1)),
                "APPROVED"));
    String gone = snapshot.add(2, Facts.caption("secret"));
    snapshot.withhold(gone);

    byte[] csv = snapshot.export(ExportFormat.CSV);

    assertThat(
            DuckDb.rows(
                csv,
                "select id, caption, tags::json ->> 1, metadata::json ->> 'k', crops, review, width,"
                    + " url from "
                    + CSV
                    + " where withheld is null"))
        .containsExactly(
            String.join(
                "|",
                id,
                NASTY,
                "b,\"c",
                "=1",
                "[{\"box\":{\"h\":1,\"w\":0.5,\"x\":0.25,\"y\":0},"
                    + "\"id\":\"00000000-0000-4000-8000-000000000001\",\"label\":\"face\"}]",
                "APPROVED",
                "40",
                "/v1/images/" + id + "/content"));
    assertThat(DuckDb.rows(csv, "select id, sha256 from " + CSV + " where withheld = 'true'"))
        .containsExactly(gone + "|null");
    assertThat(new String(csv, StandardCharsets.UTF_8)).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'x", "＝1"})
  void noSpreadsheetTakesACaptionForAFormulaAndItCanBeReadBack(String caption) {
    snapshot.add(1, Facts.caption(caption));

    byte[] csv = snapshot.export(ExportFormat.CSV);

    assertThat(DuckDb.rows(csv, "select caption, substr(caption, 2) from " + CSV))
        .containsExactly("'" + caption + "|" + caption);
  }

  @Test
  void aParquetFileHoldsTypedColumnsAndLists() {
    String id =
        snapshot.add(
            1,
            new Facts(
                NASTY,
                List.of("b", "a"),
                Map.of("n", 7),
                List.of(crop(1, "face", 0.25, 0, 0.5, 1), crop(2, null, 0, 0, 1, 0.125)),
                null));
    String other = snapshot.add(2, Facts.review("REJECTED"));
    String gone = snapshot.add(3, Facts.caption("secret"));
    snapshot.withhold(gone);

    byte[] parquet = snapshot.export(ExportFormat.PARQUET, "validation", "0.5");

    assertThat(
            DuckDb.rows(
                parquet,
                "select id, caption, tags, len(crops), crops[1].label, crops[1].x, crops[2].label,"
                    + " crops[2].h, (metadata->>'n')::int, width + height, review"
                    + " from read_parquet(FILE) order by len(crops) desc"))
        .containsExactly(
            id + "|" + NASTY + "|[a, b]|2|face|0.25|null|0.125|7|70|null",
            other + "||[]|0|null|null|null|null|null|70|REJECTED");
    assertThat(
            DuckDb.rows(
                parquet,
                "select decode(value)::json ->> 'withheld' from parquet_kv_metadata(FILE)"))
        .containsExactly("[\"" + gone + "\"]");
    assertThat(DuckDb.rows(parquet, "select distinct part is null from read_parquet(FILE)"))
        .containsExactly("false");
    assertThat(new String(parquet, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
  }

  @Test
  void aParquetFileOfManyRowGroupsIsReadWhole() {
    String text = "0123456789abcdef".repeat(500);
    for (int n = 0; n < 5_000; n++) {
      snapshot.add(n, Facts.caption(text + n));
    }

    byte[] parquet = snapshot.export(ExportFormat.PARQUET);

    assertThat(
            DuckDb.rows(
                parquet,
                "select count(*), count(distinct id), sum(right(caption, -8000)::int),"
                    + " bool_and(tags = ['car']) from read_parquet(FILE)"))
        .containsExactly("5000|5000|12497500|true");
    assertThat(
            DuckDb.rows(
                parquet, "select num_row_groups > 2, created_by from parquet_file_metadata(FILE)"))
        .containsExactly("true|framelog version 1");
  }

  @Test
  void anEmptySnapshotIsAFileOfNoRows() {
    assertThat(
            DuckDb.rows(
                snapshot.export(ExportFormat.PARQUET), "select count(*) from read_parquet(FILE)"))
        .containsExactly("0");
    assertThat(DuckDb.rows(snapshot.export(ExportFormat.CSV), "select count(*) from " + CSV))
        .containsExactly("0");
    assertThat(snapshot.export(ExportFormat.JSONL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "csv"})
  void fromACursorOnItIsTheRestOfTheSameBytes(String name) {
    for (int n = 0; n < 2_300; n++) {
      snapshot.add(n, Facts.caption("c" + n));
    }
    ExportFormat format = ExportFormat.of(name);
    String whole = snapshot.text(format);

    for (String cursor : List.of(key(0), key(999), key(1_000), key(2_298), key(2_299))) {
      String rest = snapshot.text(format, "cursor", cursor);

      assertThat(whole).endsWith(rest);
      assertThat(rest.lines().count()).isEqualTo(snapshot.items.tailMap(cursor, false).size());
      assertThat(snapshot.prepare(format, "cursor", cursor).etag())
          .isEqualTo(snapshot.prepare(format).etag());
    }
  }

  private String key(int index) {
    return snapshot.items.keySet().stream().skip(index).findFirst().orElseThrow();
  }

  @Test
  void shardsInOrderAreTheWhole() {
    for (int n = 0; n < 3_000; n++) {
      snapshot.add(n, Facts.caption("c" + n));
    }
    StringBuilder joined = new StringBuilder();

    for (int k = 1; k <= 7; k++) {
      String shard = snapshot.text(ExportFormat.JSONL, "shard", k + "/7");
      assertThat(shard.lines().count()).isBetween(350L, 510L);
      joined.append(shard);
    }

    assertThat(joined.toString()).isEqualTo(snapshot.text(ExportFormat.JSONL));
    assertThat(snapshot.text(ExportFormat.CSV, "shard", "2/7")).startsWith("id,sha256,");
  }
}
