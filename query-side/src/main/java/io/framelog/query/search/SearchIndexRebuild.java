package io.framelog.query.search;

import io.framelog.query.progress.ProjectionProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a new index from the read model and the stored vectors, beside the live one and without the
 * log, and switches when it is complete. Meanwhile the projection writes every change to both;
 * versions make the order irrelevant. Crops that were removed leave no trace in the new index.
 */
@SearchComponent
public class SearchIndexRebuild {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndexRebuild.class);
  private static final String IMAGES = "image";
  private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
  private static final int PAGE = 100;

  private final SearchIndexes indexes;
  private final ImageRecords records;
  private final ImageIndexer indexer;
  private final ProjectionProgress progress;
  private final RebuildLock lock;

  SearchIndexRebuild(
      SearchIndexes indexes,
      ImageRecords records,
      ImageIndexer indexer,
      ProjectionProgress progress,
      RebuildLock lock) {
    this.indexes = indexes;
    this.records = records;
    this.indexer = indexer;
    this.progress = progress;
    this.lock = lock;
  }

  /** What a rebuild did: the index that is now live and how many images it was filled with. */
  public record Outcome(String index, long images) {}

  /**
   * Rebuilds and returns when the new index is live; empty when another rebuild is under way. When
   * it fails, the live index stays.
   */
  public Optional<Outcome> rebuild() {
    try {
      Optional<RebuildLock.Held> taken = lock.tryLock();
      if (taken.isEmpty()) {
        return Optional.empty();
      }
      try (RebuildLock.Held held = taken.get()) {
        return Optional.of(fillAndSwitch());
      }
    } catch (IOException e) {
      throw new SearchIndexException("Elasticsearch cannot be reached", e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot lock the rebuild of the search index", e);
    }
  }

  private Outcome fillAndSwitch() throws IOException {
    IndexTarget next = indexes.createNext();
    LOG.info("Filling the search index {}", next.index());
    long required = progress.position(SearchIndexProjection.NAME);
    long images = 0;
    String after = BEFORE_ALL;
    while (true) {
      requireImagesUpTo(required);
      List<String> page = records.idsAfter(after, PAGE);
      if (page.isEmpty()) {
        break;
      }
      indexer.index(page, Long.MAX_VALUE, List.of(next));
      images += page.size();
      after = page.getLast();
    }
    requireImagesUpTo(required);
    indexes.promote(next);
    return new Outcome(next.index(), images);
  }

  /** Else the read model is itself being rebuilt and would leave images out. */
  private void requireImagesUpTo(long position) {
    long reached = progress.position(IMAGES);
    if (reached < position) {
      throw new IllegalStateException(
          "the read model of images is at position %d, before %d".formatted(reached, position));
    }
  }
}
