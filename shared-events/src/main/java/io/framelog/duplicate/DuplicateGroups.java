package io.framelog.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of groups.
 *
 * @param nextCursor where the next page begins, null at the end; a page may hold fewer groups than
 *     asked for, or none, and not be the last
 */
public record DuplicateGroups(
    List<DuplicateGroup> groups, @Nullable String nextCursor, long position) {
  public DuplicateGroups {
    groups = List.copyOf(groups);
  }
}
