package io.framelog.api.dataset;

import io.framelog.api.query.Queries;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The items of a snapshot, asked for in pages; the next page is read while the present one is
 * written. No page is handed out that has waited for long: an image may have been taken down
 * meanwhile.
 */
final class ItemPages implements Iterator<List<String>> {
  private static final int PAGE = 4_000;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Queries queries;
  private final String dataset;
  private final String snapshotId;
  private @Nullable String after;
  private int left;
  private boolean ended;
  private @Nullable CompletableFuture<Page> ahead;

  ItemPages(Queries queries, String dataset, String snapshotId, @Nullable String after, int limit) {
    this.queries = queries;
    this.dataset = dataset;
    this.snapshotId = snapshotId;
    this.after = after;
    this.left = limit;
  }

  /**
   * @param readAt of {@link System#nanoTime}
   */
  private record Page(SnapshotItems items, long readAt) {
    boolean isFresh() {
      return System.nanoTime() - readAt < FRESH.toNanos();
    }
  }

  @Override
  public boolean hasNext() {
    return !ended && left > 0;
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SnapshotItems page = page();
    after = page.next();
    ended = after == null;
    left -= page.items().size();
    if (hasNext()) {
      readAhead();
    }
    return page.items().stream().map(SnapshotItem::json).toList();
  }

  private SnapshotItems page() {
    CompletableFuture<Page> read = ahead;
    ahead = null;
    if (read != null) {
      Page page = joined(read);
      if (page.isFresh()) {
        return page.items();
      }
    }
    return read(after, left).items();
  }

  private void readAhead() {
    @Nullable String from = after;
    int most = left;
    ahead =
        CompletableFuture.supplyAsync(
            () -> read(from, most), reader -> Thread.ofVirtual().name("items").start(reader));
  }

  /** Bounded, as each query is. */
  private Page read(@Nullable String from, int most) {
    SnapshotItems items =
        queries.ask(
            new FindSnapshotItems(dataset, snapshotId, from, Math.min(PAGE, most)),
            SnapshotItems.class);
    return new Page(items, System.nanoTime());
  }

  private static Page joined(CompletableFuture<Page> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
