package io.framelog.query.search;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Up to which position of the log searches see. What is indexed becomes visible by a refresh; a
 * search that needs one shares it with all that need one at the same time.
 */
@SearchComponent
class SearchPositions {
  /** A refresh that has nothing to do is over by then; one that has is not worth waiting for. */
  private static final Duration GLANCE = Duration.ofMillis(25);

  /** One that began too early for us, ours, and one more for good measure. */
  private static final int ROUNDS = 3;

  private final ProjectionProgress progress;
  private final IndexRefresh refresh;
  private final Duration patience;
  private final long intervalNanos;
  private final Object lock = new Object();
  private long visible;
  private long begunAt;
  private @Nullable CompletableFuture<Void> running;

  SearchPositions(
      ProjectionProgress progress,
      IndexRefresh refresh,
      QuerySettings queries,
      SearchSettings settings) {
    this.progress = progress;
    this.refresh = refresh;
    this.patience = queries.patience();
    this.intervalNanos = settings.refreshInterval().toNanos();
    this.begunAt = System.nanoTime() - intervalNanos;
  }

  /**
   * Returns a position, at least this one, up to which a search that begins now sees everything.
   *
   * @throws QueryRejected {@code projection-behind} when the index does not get there in time, or
   *     {@code search-unavailable}
   */
  long awaitVisible(long position) {
    progress.await(SearchIndexProjection.NAME, position, patience);
    for (int round = 0; round < ROUNDS; round++) {
      long seen = visible();
      if (seen >= position) {
        return seen;
      }
      join(refreshNow(), patience);
    }
    throw new QueryRejected(
        ErrorCode.PROJECTION_BEHIND,
        "The search index does not show position %d yet".formatted(position),
        Map.of("position", position, "retryAfterSeconds", 1));
  }

  /**
   * A position up to which a search that begins now sees everything, without waiting for more. At
   * most once per refresh interval it makes newer changes visible on the way.
   */
  long current() {
    long indexed = progress.position(SearchIndexProjection.NAME);
    if (visible() < indexed && isDue()) {
      join(refreshNow(), GLANCE);
    }
    return Math.min(visible(), indexed); // less after a reset
  }

  private long visible() {
    synchronized (lock) {
      return visible;
    }
  }

  private boolean isDue() {
    synchronized (lock) {
      return running != null || System.nanoTime() - begunAt >= intervalNanos;
    }
  }

  /** The refresh that is under way, or one that begins now. */
  private CompletableFuture<Void> refreshNow() {
    synchronized (lock) {
      if (running == null) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        running = begun;
        begunAt = System.nanoTime();
        Thread.ofVirtual().name("search-refresh").start(() -> refresh(begun));
      }
      return running;
    }
  }

  private void refresh(CompletableFuture<Void> done) {
    try {
      long indexed = progress.position(SearchIndexProjection.NAME);
      refresh.run();
      finish(indexed);
      done.complete(null);
    } catch (Throwable e) {
      finish(visible());
      done.completeExceptionally(e);
    }
  }

  private void finish(long position) {
    synchronized (lock) {
      visible = position;
      running = null;
    }
  }

  private static void join(CompletableFuture<Void> refresh, Duration atMost) {
    try {
      refresh.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The caller looks at what is visible.
    } catch (ExecutionException e) {
      throw SearchUnavailable.because(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a refresh", e);
    }
  }
}
