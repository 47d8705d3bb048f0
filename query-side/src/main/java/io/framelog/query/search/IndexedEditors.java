package io.framelog.query.search;

import io.framelog.erasure.EditorNames;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The names of editors in the index: the images of one who was erased are indexed again, from rows
 * that hold the pseudonym already. Until Elasticsearch has taken them all the erasure is not done.
 */
@SearchComponent
@Order(IndexedEditors.AFTER_THE_ROWS)
class IndexedEditors implements EditorNames {
  static final int AFTER_THE_ROWS = 1_000;

  private static final int PAGE = 200;
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final String IMAGES =
      """
      select distinct image_id from image_version where actor = ? and image_id > ?
       order by image_id limit ?""";

  private final JdbcTemplate jdbc;
  private final ImageIndexer indexer;
  private final SearchIndexes indexes;

  IndexedEditors(JdbcTemplate jdbc, ImageIndexer indexer, SearchIndexes indexes) {
    this.jdbc = jdbc;
    this.indexer = indexer;
    this.indexes = indexes;
  }

  @Override
  public void replace(String subject, String pseudonym, long upTo) {
    try {
      List<IndexTarget> targets = indexes.targets();
      List<UUID> page = page(pseudonym, BEFORE_ALL);
      while (!page.isEmpty()) {
        // No crop was removed by this: there is none to be marked so.
        indexer.index(page.stream().map(UUID::toString).toList(), Long.MAX_VALUE, targets);
        page = page(pseudonym, page.getLast());
      }
    } catch (IOException e) {
      throw new SearchIndexException("Elasticsearch cannot be reached", e);
    }
  }

  private List<UUID> page(String pseudonym, UUID after) {
    return jdbc.queryForList(IMAGES, UUID.class, pseudonym, after, PAGE);
  }
}
