package io.framelog.query.search;

import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.log.EventTypes;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.PositionedEvent;
import io.framelog.query.progress.ProjectionProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Elasticsearch follows Postgres: a batch only says which images it touches; once the read model
 * has all of the batch, their whole state goes into the index. Repeating a batch is harmless, and
 * so is being late: a document is only ever replaced by one of the same or a later position.
 */
@SearchComponent
class SearchIndexProjection implements BatchProjection {
  static final String NAME = "search-index";

  private static final String IMAGES = "image";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SLICE = 100;

  private final ProjectionProgress progress;
  private final SearchIndexes indexes;
  private final ImageIndexer indexer;
  private final TransactionTemplate outside;

  SearchIndexProjection(
      ProjectionProgress progress,
      SearchIndexes indexes,
      ImageIndexer indexer,
      PlatformTransactionManager transactions) {
    this.progress = progress;
    this.indexes = indexes;
    this.indexer = indexer;
    // The batch's transaction must not stay open during requests to Elasticsearch.
    this.outside = new TransactionTemplate(transactions);
    this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** All that matters is which image changed; its state comes from the read model. */
  @Override
  public boolean reads(String aggregateType) {
    return false;
  }

  /** Whatever the event says, its image has changed. */
  @Override
  public boolean parks() {
    return false;
  }

  @Override
  public void prepare(List<PositionedEvent> batch) {
    List<String> imageIds =
        batch.stream()
            .filter(event -> mattersToSearch(event.type()))
            .map(PositionedEvent::aggregateId)
            .distinct()
            .toList();
    if (imageIds.isEmpty()) {
      return;
    }
    outside.executeWithoutResult(
        status -> index(imageIds, batch.getFirst().position(), batch.getLast().position()));
  }

  @Override
  public void apply(List<PositionedEvent> batch) {
    // All is in the index already; the progress that is now written says so.
  }

  /**
   * The empty index comes when the reset is certain. Should that fail, the old documents stay and
   * are overwritten by the repetition. In a new epoch of the log there is nothing to do: the keeper
   * replaces an index of an earlier one, because there old documents may not stay.
   */
  @Override
  public void reset() {
    if (!progress.isOfPresentEpoch(NAME)) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            startOver();
          }
        });
  }

  private void index(List<String> imageIds, long first, long last) {
    progress.await(IMAGES, last, PATIENCE);
    // Only now: a rebuild that begins later reads images that are at least as new as this batch.
    List<IndexTarget> targets = targets();
    for (int from = 0; from < imageIds.size(); from += SLICE) {
      indexer.index(
          imageIds.subList(from, Math.min(imageIds.size(), from + SLICE)), first, targets);
    }
  }

  private List<IndexTarget> targets() {
    try {
      return indexes.targets();
    } catch (IOException e) {
      throw new SearchIndexException("Elasticsearch cannot be reached", e);
    }
  }

  private void startOver() {
    try {
      indexes.startOver();
    } catch (IOException e) {
      throw new SearchIndexException("Elasticsearch cannot be reached", e);
    }
  }

  /** Of what machines derive, only vectors are searched; unknown types may be anything. */
  private static boolean mattersToSearch(String type) {
    return EventTypes.named(type)
        .map(
            known ->
                known == EmbeddingRecorded.class || !EnrichmentEvent.class.isAssignableFrom(known))
        .orElse(true);
  }
}
