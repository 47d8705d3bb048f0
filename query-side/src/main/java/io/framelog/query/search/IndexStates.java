package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import io.framelog.query.progress.DerivedState;
import io.framelog.query.progress.DerivedStore;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.search.IndexCatalog.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index: which log it is of, and the last position that a document of it is of. When
 * Elasticsearch could not be asked at the start, it is asked before the index is first used.
 */
@SearchComponent
class IndexStates implements DerivedStore {
  private static final Logger LOG = LoggerFactory.getLogger(IndexStates.class);

  private static final String NAME = "search index ";

  private final ElasticsearchClient client;
  private final IndexCatalog catalog;
  private final LogReader log;
  private final ProjectionProgress progress;
  private volatile @Nullable Unseen unseen;

  IndexStates(
      ElasticsearchClient client,
      IndexCatalog catalog,
      LogReader log,
      ProjectionProgress progress) {
    this.client = client;
    this.catalog = catalog;
    this.log = log;
    this.progress = progress;
  }

  /**
   * This node started without having seen the index.
   *
   * @param indexed our progress at that time
   * @param doubted whether the index was ahead of it when last looked at
   */
  private record Unseen(long indexed, boolean doubted) {}

  @Override
  public Optional<List<DerivedState>> states() {
    try {
      return Optional.of(read());
    } catch (IOException | ElasticsearchException e) {
      LOG.warn("The search index cannot be compared with the log yet: {}", e.toString());
      return Optional.empty();
    }
  }

  private List<DerivedState> read() throws IOException {
    List<DerivedState> states = new ArrayList<>();
    for (Entry entry : catalog.list().entries()) {
      // One of an earlier epoch is from before a restore that was accepted, and is replaced.
      if ((entry.live() || entry.next()) && !entry.identity().isOfEarlierEpoch(log.head())) {
        states.add(
            new DerivedState(
                NAME + entry.name(),
                furthest(entry.name()),
                entry.identity().logId(),
                entry.identity().epoch()));
      }
    }
    return states;
  }

  /** A document's version is the position of the last event that it has the effect of. */
  private long furthest(String index) throws IOException {
    // One that is being filled does not refresh itself.
    client.indices().refresh(request -> request.index(index));
    SearchResponse<Void> last =
        client.search(
            request ->
                request
                    .index(index)
                    .size(1)
                    .version(true)
                    .source(source -> source.fetch(false))
                    .trackTotalHits(hits -> hits.enabled(false))
                    .sort(sort -> sort.field(by -> by.field("_version").order(SortOrder.Desc))),
            Void.class);
    return last.hits().hits().stream()
        .map(Hit::version)
        .mapToLong(version -> Objects.requireNonNullElse(version, 0L))
        .max()
        .orElse(0);
  }

  @Override
  public void couldNotBeAsked(LogHead head) {
    unseen = new Unseen(progress.position(SearchIndexProjection.NAME), false);
  }

  /**
   * Keeps everybody from an index that was not compared with the log when this node started, until
   * it is.
   *
   * @throws IllegalStateException {@code log-went-backwards} while the index is ahead
   */
  void requireSeen() throws IOException {
    Unseen before = unseen;
    if (before != null) {
      List<DerivedState> ahead = ahead(before);
      if (!ahead.isEmpty()) {
        throw new IllegalStateException("log-went-backwards: " + ahead + " is ahead of the log");
      }
      unseen = null;
    }
  }

  /**
   * As {@link #requireSeen()}, but the second time an index is found ahead of the log, it is
   * deleted, to be made anew. It is too late to refuse the start: the log has grown since.
   */
  void settle() throws IOException {
    Unseen before = unseen;
    if (before != null && before.doubted()) {
      for (DerivedState state : ahead(before)) {
        LOG.error(
            "log-went-backwards: {} has documents from beyond position {}, up to which events were"
                + " indexed. The log was restored to an older backup. The index is made anew",
            state,
            before.indexed());
        delete(state.name().substring(NAME.length()));
      }
      unseen = null;
    } else if (before != null) {
      unseen = new Unseen(before.indexed(), true);
      requireSeen();
    }
  }

  /**
   * As long as nobody has indexed anything, no document can be of a later position than our
   * progress, however far the log has grown since; except from a batch that somebody has just begun
   * to write, which is why it takes two looks.
   */
  private List<DerivedState> ahead(Unseen before) throws IOException {
    boolean untouched = progress.committed(SearchIndexProjection.NAME) == before.indexed();
    List<DerivedState> states = read();
    LogHead head = log.head();
    LogHead end = untouched ? new LogHead(head.logId(), head.epoch(), before.indexed()) : head;
    return states.stream().filter(state -> !state.fits(end)).toList();
  }

  /** The index itself says of which epoch it is; nothing in the database does. */
  @Override
  public void startOver(LogHead head) {}

  /** The keeper makes new ones. Without Elasticsearch it replaces those of earlier epochs later. */
  @Override
  public void startedOver(LogHead head) {
    try {
      for (Entry entry : catalog.list().entries()) {
        if (!entry.identity().isOf(head)) {
          delete(entry.name());
        }
      }
    } catch (IOException | ElasticsearchException e) {
      LOG.warn("The search index of the lost events is not deleted yet: {}", e.toString());
    }
  }

  private void delete(String index) throws IOException {
    client.indices().delete(request -> request.index(index).ignoreUnavailable(true));
    LOG.info("The search index {} is deleted", index);
  }
}
