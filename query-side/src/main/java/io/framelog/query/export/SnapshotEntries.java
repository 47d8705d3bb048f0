package io.framelog.query.export;

import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a snapshot holds, in image-id order, asked for page by page over the query bus. */
@Component
class SnapshotEntries {
  private static final int PAGE = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final QueryGateway queries;

  SnapshotEntries(QueryGateway queries) {
    this.queries = queries;
  }

  /** Takes one entry; may fail as writing does. */
  @FunctionalInterface
  interface Consumer<T> {
    void accept(T entry) throws IOException;
  }

  /** The snapshot as it stands now. */
  SnapshotView find(String dataset, String snapshotId) {
    return ask(new FindSnapshot(dataset, snapshotId, null, null), SnapshotView.class);
  }

  /**
   * Gives every line of the plan's shard beyond its cursor to {@code each}, whatever the filters
   * say.
   *
   * @throws RejectedException with {@code export-changed}, after the last entry, when the snapshot
   *     is not as it was when the plan was made: some of its pages may have been read before an
   *     item was withheld and some after
   */
  void forEachLine(ExportPlan plan, Consumer<SnapshotItem> each) throws IOException {
    @Nullable String cursor = plan.cursor();
    boolean more = true;
    while (more) {
      SnapshotItems page =
          ask(
              new FindSnapshotItems(plan.dataset(), plan.snapshot().snapshotId(), cursor, PAGE),
              SnapshotItems.class);
      cursor = page.next();
      more = cursor != null;
      for (SnapshotItem item : page.items()) {
        if (plan.shard().endsBefore(item.imageId())) {
          more = false;
          break;
        }
        each.accept(item);
      }
    }
    requireUnchanged(plan);
  }

  /** As {@link #forEachLine}, read. */
  void forEach(ExportPlan plan, Consumer<SnapshotEntry> each) throws IOException {
    forEachLine(plan, line -> each.accept(SnapshotEntry.read(line)));
  }

  /** As {@link #forEachLine}, for the items that the plan wants; the tally counts. */
  void forEachItem(ExportPlan plan, Tally tally, Consumer<ExportItem> each) throws IOException {
    forEach(
        plan,
        entry -> {
          switch (entry) {
            case SnapshotEntry.Withheld withheld -> tally.withhold(withheld.imageId());
            case ExportItem item -> {
              if (plan.wants(item)) {
                tally.add(item);
                each.accept(item);
              }
            }
          }
        });
  }

  private void requireUnchanged(ExportPlan plan) {
    SnapshotView now = find(plan.dataset(), plan.snapshot().snapshotId());
    if (!ExportPlan.identity(now).equals(ExportPlan.identity(plan.snapshot()))) {
      throw new RejectedException(
          ErrorCode.EXPORT_CHANGED, "The snapshot has changed while it was exported");
    }
  }

  private <R> R ask(Object query, Class<R> answer) {
    try {
      return queries.query(query, answer).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new RejectedException(
          ErrorCode.LOG_UNAVAILABLE, "The read model did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedException(ErrorCode.LOG_UNAVAILABLE, "The server is stopping", e);
    }
  }
}
