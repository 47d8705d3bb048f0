package io.framelog.query.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that there is an index of this schema and model: makes it once the cluster can be
 * reached, fills it when the projection is already beyond the first event, finishes a rebuild whose
 * node stopped, and indexes what is due.
 */
@SearchComponent
class SearchIndexKeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndexKeeper.class);

  private final SearchIndexes indexes;
  private final SearchIndexRebuild rebuild;
  private final DueImages due;
  private final SearchSettings settings;
  private volatile @Nullable Thread thread;

  SearchIndexKeeper(
      SearchIndexes indexes, SearchIndexRebuild rebuild, DueImages due, SearchSettings settings) {
    this.indexes = indexes;
    this.rebuild = rebuild;
    this.due = due;
    this.settings = settings;
  }

  @Override
  public void start() {
    Thread keeper = Thread.ofVirtual().name("search-index-keeper").unstarted(this::run);
    thread = keeper; // before it runs, for it ends when there is none
    keeper.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    String said = "";
    try {
      while (thread != null) {
        String failure = Objects.requireNonNullElse(check(), "");
        boolean stopped = thread == null;
        if (!stopped && !failure.isEmpty() && !failure.equals(said)) {
          LOG.warn("The search index cannot be kept, will try again: {}", failure);
        }
        said = failure;
        Thread.sleep(settings.checkInterval());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stop() says so
    }
  }

  /** Looks once; what went wrong, if anything, is tried again next time. */
  private @Nullable String check() {
    try {
      indexes.ensure();
      if (indexes.hasNext()) {
        rebuild.rebuild();
      }
      due.index();
      return null;
    } catch (Exception e) {
      LOG.debug("The search index cannot be kept", e);
      return e.toString();
    }
  }
}
