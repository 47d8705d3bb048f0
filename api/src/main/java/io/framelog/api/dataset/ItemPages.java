package io.framelog.api.dataset;

import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The items of a snapshot page by page; the next page is read while the present one is written. A
 * page that has waited for a slow reader is not handed out but read again: an image may have been
 * taken down meanwhile.
 */
final class ItemPages implements Iterator<List<String>> {
  private static final int PAGE = 4_000;
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Source source;
  private final LongSupplier nanoTime;
  private @Nullable String after;
  private int left;
  private boolean ended;
  private @Nullable CompletableFuture<Page> ahead;

  /** Where pages come from: at most {@code limit} items beyond an image id, in bounded time. */
  @FunctionalInterface
  interface Source {
    SnapshotItems read(@Nullable String after, int limit);
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  ItemPages(Source source, @Nullable String after, int limit, LongSupplier nanoTime) {
    this.source = source;
    this.after = after;
    this.left = limit;
    this.nanoTime = nanoTime;
  }

  private record Page(SnapshotItems items, long readAt) {}

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
      if (nanoTime.getAsLong() - page.readAt() < FRESH.toNanos()) {
        return page.items();
      }
    }
    return source.read(after, Math.min(PAGE, left));
  }

  private void readAhead() {
    @Nullable String from = after;
    int most = Math.min(PAGE, left);
    ahead =
        CompletableFuture.supplyAsync(
            () -> new Page(source.read(from, most), nanoTime.getAsLong()),
            reader -> Thread.ofVirtual().name("items").start(reader));
  }

  private static Page joined(CompletableFuture<Page> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
