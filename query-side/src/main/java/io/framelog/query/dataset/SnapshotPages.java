package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads pages of a sealed snapshot's items, the halves of a large page side by side: PostgreSQL
 * uses one processor for one statement, and another one puts the items together meanwhile. Where
 * the first half ends is guessed from the count of the items, because ids are hashes and so spread
 * evenly; a wrong guess makes a page shorter, never wrong.
 */
@Component
class SnapshotPages implements DisposableBean {
  /** Below this a second statement costs more than it saves. */
  private static final int WORTH_SPLITTING = 1_000;

  /** The share of a page that the first half is to have: so that both halves seldom exceed it. */
  private static final double FIRST = 0.45;

  private static final double IDS = 0x1p64;

  private final SnapshotItemTable items;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  SnapshotPages(SnapshotItemTable items) {
    this.items = items;
  }

  /** At most {@code limit} items beyond an image id; fewer do not mean that they are the last. */
  SnapshotItems page(SnapshotRow snapshot, @Nullable UUID after, int limit) {
    SelectionSpec selection = DatasetViews.selection(snapshot.selection);
    boolean walk = snapshot.count != null && items.isWalked(selection, snapshot.count);
    UUID middle = limit < WORTH_SPLITTING ? null : middle(snapshot, after, limit);
    if (middle == null) {
      List<SnapshotItem> page = read(snapshot, selection, walk, after, null, limit);
      return new SnapshotItems(page, page.size() < limit ? null : page.getLast().imageId());
    }
    int most = limit / 2;
    CompletableFuture<List<SnapshotItem>> second =
        CompletableFuture.supplyAsync(
            () -> read(snapshot, selection, walk, middle, null, most), executor);
    List<SnapshotItem> first = read(snapshot, selection, walk, after, middle, limit);
    List<SnapshotItem> rest = joined(second);
    List<SnapshotItem> page = Stream.concat(first.stream(), rest.stream()).limit(limit).toList();
    boolean last =
        first.size() < limit && rest.size() < most && first.size() + rest.size() <= limit;
    return new SnapshotItems(page, last ? null : page.getLast().imageId());
  }

  private List<SnapshotItem> read(
      SnapshotRow snapshot,
      SelectionSpec selection,
      boolean walk,
      @Nullable UUID after,
      @Nullable UUID upTo,
      int limit) {
    return items.items(snapshot.snapshotId, selection, snapshot.position, walk, after, upTo, limit);
  }

  private static <T> T joined(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Null when the page may be the last one, or the count is not known. */
  private static @Nullable UUID middle(SnapshotRow snapshot, @Nullable UUID after, int limit) {
    if (snapshot.count == null || snapshot.count < limit) {
      return null;
    }
    double begin = after == null ? 0 : (after.getMostSignificantBits() >>> 1) * 2.0;
    double end = begin + FIRST * limit / snapshot.count * IDS;
    return end >= IDS ? null : new UUID((long) (end / 2) << 1, 0);
  }

  @Override
  public void destroy() {
    executor.shutdownNow();
  }
}
