package io.framelog.query.search;

import io.framelog.query.progress.MendedRows;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Images that must be indexed again although no new event says so: an event of theirs that had been
 * put aside was handled. They are noted in the transaction that did it, and struck out when the
 * index has them.
 */
@SearchComponent
class DueImages implements MendedRows {
  private static final String IMAGES = "image";
  private static final int SLICE = 100;

  private final JdbcTemplate jdbc;
  private final SearchIndexes indexes;
  private final ImageIndexer indexer;

  DueImages(JdbcTemplate jdbc, SearchIndexes indexes, ImageIndexer indexer) {
    this.jdbc = jdbc;
    this.indexes = indexes;
    this.indexer = indexer;
  }

  private record Due(UUID imageId, UUID note) {}

  @Override
  public void mended(String projection, String aggregateId) {
    if (projection.equals(IMAGES)) {
      jdbc.update(
          """
          insert into search_due (image_id, note) values (?, gen_random_uuid())
          on conflict (image_id) do update set note = excluded.note\
          """,
          UUID.fromString(aggregateId));
    }
  }

  /** Whether documents differ now, nobody knows: an operator verifies the index, or rebuilds it. */
  @Override
  public void replaced(String projection) {}

  /** Indexes those that are due. */
  void index() throws IOException {
    while (true) {
      List<Due> due =
          jdbc.query(
              "select image_id, note from search_due limit ?",
              (row, number) -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
              SLICE);
      if (due.isEmpty()) {
        return;
      }
      // Crops that were closed by what was put aside are in the index as open ones.
      indexer.index(
          due.stream().map(each -> each.imageId().toString()).toList(), 0, indexes.targets());
      // One that became due again meanwhile has another note, and stays.
      due.forEach(
          each ->
              jdbc.update(
                  "delete from search_due where image_id = ? and note = ?",
                  each.imageId(),
                  each.note()));
    }
  }
}
