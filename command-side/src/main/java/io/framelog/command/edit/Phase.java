package io.framelog.command.edit;

import io.framelog.command.job.JobItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a job of two phases stands: it resolves its items first, then works on them.
 *
 * @param after what was resolved, or worked on, last; null at a phase's beginning
 */
record Phase(boolean preparing, @Nullable String after) {
  /** The cursor at which the work on the items begins. */
  static final String WORKING = "work:";

  private static final String PREPARING = "prepare:";

  static Phase at(@Nullable String cursor) {
    if (cursor == null) {
      return new Phase(true, null);
    }
    boolean preparing = cursor.startsWith(PREPARING);
    String after = cursor.substring((preparing ? PREPARING : WORKING).length());
    return new Phase(preparing, after.isEmpty() ? null : after);
  }

  static String preparing(String after) {
    return PREPARING + after;
  }

  /**
   * The cursor after a page of items of which the first {@code sent} were worked on, or null when
   * that was the last one.
   */
  static @Nullable String afterItems(
      List<JobItem> page, long sent, int pageSize, @Nullable String after) {
    if (sent == page.size()) {
      return page.size() < pageSize ? null : WORKING + page.getLast().item();
    }
    return sent > 0
        ? WORKING + page.get((int) sent - 1).item()
        : after == null ? WORKING : WORKING + after;
  }
}
