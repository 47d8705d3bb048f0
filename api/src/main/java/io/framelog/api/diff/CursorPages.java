package io.framelog.api.diff;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Lines that are asked for in pages, each beyond the cursor of the one before. */
final class CursorPages implements Iterator<List<String>> {
  private static final int PAGE = 1_000;

  private final Source source;
  private @Nullable String after;
  private int left;
  private boolean ended;

  /**
   * @param limit how many lines at most
   */
  CursorPages(Source source, @Nullable String after, int limit) {
    this.source = source;
    this.after = after;
    this.left = limit;
  }

  /** Gives at most {@code limit} lines beyond the cursor. */
  interface Source {
    Page read(@Nullable String after, int limit);
  }

  /** {@code next} is null at the end. */
  record Page(List<String> lines, @Nullable String next) {}

  @Override
  public boolean hasNext() {
    return !ended && left > 0;
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Page page = source.read(after, Math.min(PAGE, left));
    after = page.next();
    ended = after == null;
    left -= page.lines().size();
    return page.lines();
  }
}
