package io.framelog.api.dataset;

import io.framelog.api.query.Queries;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The items of a snapshot, asked for in pages of at most 1,000. */
final class ItemPages implements Iterator<List<String>> {
  private static final int PAGE = 1_000;

  private final Queries queries;
  private final String dataset;
  private final String snapshotId;
  private @Nullable String after;
  private int left;
  private boolean ended;

  ItemPages(Queries queries, String dataset, String snapshotId, @Nullable String after, int limit) {
    this.queries = queries;
    this.dataset = dataset;
    this.snapshotId = snapshotId;
    this.after = after;
    this.left = limit;
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
    SnapshotItems page =
        queries.ask(
            new FindSnapshotItems(dataset, snapshotId, after, Math.min(PAGE, left)),
            SnapshotItems.class);
    after = page.next();
    ended = after == null;
    left -= page.items().size();
    return page.items().stream().map(SnapshotItem::json).toList();
  }
}
