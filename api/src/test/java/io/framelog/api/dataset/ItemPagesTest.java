package io.framelog.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemPagesTest {
  private final AtomicLong clock = new AtomicLong();
  private final Semaphore reads = new Semaphore(0);
  private volatile String generation = "old";

  @Test
  void theNextPageIsReadBeforeItIsAskedFor() throws InterruptedException {
    ItemPages pages = pages(10);

    assertThat(pages.next()).containsExactly("old after null");
    reads.acquire(2);
    generation = "new";

    assertThat(pages.next()).containsExactly("old after 1");
  }

  @Test
  void aPageThatHasWaitedForASlowReaderIsReadAgain() throws InterruptedException {
    ItemPages pages = pages(10);
    pages.next();
    reads.acquire(2);

    generation = "new";
    clock.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(pages.next()).containsExactly("new after 1");
  }

  @Test
  void nothingIsReadBeyondTheLimit() {
    ItemPages pages = pages(2);

    pages.next();
    pages.next();

    assertThat(pages.hasNext()).isFalse();
    assertThat(reads.availablePermits()).isEqualTo(2);
  }

  @Test
  void aRefusalOfALaterPageIsToldWhenThatPageIsAskedFor() {
    ItemPages pages =
        new ItemPages(
            (after, limit) -> {
              if (after != null) {
                throw new QueryRejected(ErrorCode.PROJECTION_BEHIND, "later");
              }
              return page(null);
            },
            null,
            10,
            clock::get);
    pages.next();

    assertThatThrownBy(pages::next).isInstanceOf(QueryRejected.class).hasMessage("later");
  }

  private ItemPages pages(int limit) {
    return new ItemPages(
        (after, most) -> {
          SnapshotItems page = page(after);
          reads.release();
          return page;
        },
        null,
        limit,
        clock::get);
  }

  /** One item a page. */
  private SnapshotItems page(@Nullable String after) {
    String id = after == null ? "1" : String.valueOf(Integer.parseInt(after) + 1);
    return new SnapshotItems(List.of(new SnapshotItem(id, generation + " after " + after)), id);
  }
}
