package io.framelog.query.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares two sides page by page in image-id order, in memory that does not grow with them. Near
 * positions of one selection cost what has changed between them; far ones, and different
 * selections, a walk over the images of both sides.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Comparison {
  /** How many positions are looked through for one page rather than walking over the images. */
  static final long NEAR = 50_000;

  private final MemberTable members;
  private final ReadModelReach reach;

  Comparison(MemberTable members, ReadModelReach reach) {
    this.members = members;
    this.reach = reach;
  }

  /**
   * The differences beyond an image id. Both positions must have been reached.
   *
   * @param limit how many images to look at, and so the most differences; it bounds the work
   */
  public Differences differences(
      ComparedSide from, ComparedSide to, @Nullable String after, int limit) {
    members.begin();
    reach.require(Math.max(from.side().position(), to.side().position()));
    Page page = new Page(limit);
    NavigableMap<String, Member> erasedFrom = page.take(members.erased(from.side(), after, limit));
    NavigableMap<String, Member> erasedTo = page.take(members.erased(to.side(), after, limit));
    NavigableMap<String, Member> before;
    NavigableMap<String, Member> behind;
    if (isNear(from, to)) {
      long low = Math.min(from.side().position(), to.side().position());
      long high = Math.max(from.side().position(), to.side().position());
      List<String> changed = page.take(members.changed(low, high, after, limit));
      before = members.among(from, changed);
      behind = members.among(to, changed);
    } else {
      before = page.take(members.beyond(from, after, limit));
      behind = page.take(members.beyond(to, after, limit));
    }
    before.putAll(erasedFrom);
    behind.putAll(erasedTo);
    return new Differences(page.upToEnd(different(before, behind)), page.end());
  }

  /** Which of some images are on a side. */
  public Set<String> among(ComparedSide side, Collection<String> ids) {
    return members.among(side, ids).keySet();
  }

  private static boolean isNear(ComparedSide from, ComparedSide to) {
    return Math.abs(from.side().position() - to.side().position()) <= NEAR
        && from.side().selection().equals(to.side().selection())
        && VersionedSelection.isDecidedByVersions(from.side().selection());
  }

  private static List<Difference> different(
      NavigableMap<String, Member> before, NavigableMap<String, Member> behind) {
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(behind.keySet());
    List<Difference> different = new ArrayList<>();
    for (String id : ids) {
      if (!Objects.equals(before.get(id), behind.get(id))) {
        different.add(new Difference(id, before.get(id), behind.get(id)));
      }
    }
    return different;
  }

  /**
   * Lists that were read up to a limit are complete up to the least last id of those that hit it.
   */
  private static final class Page {
    private final int limit;
    private @Nullable String end;

    Page(int limit) {
      this.limit = limit;
    }

    NavigableMap<String, Member> take(NavigableMap<String, Member> list) {
      take(list.keySet(), list.isEmpty() ? null : list.lastKey());
      return list;
    }

    List<String> take(List<String> list) {
      take(list, list.isEmpty() ? null : list.getLast());
      return list;
    }

    private void take(Collection<String> list, @Nullable String last) {
      if (last != null && list.size() >= limit && (end == null || last.compareTo(end) < 0)) {
        end = last;
      }
    }

    List<Difference> upToEnd(List<Difference> all) {
      String last = end;
      return last == null
          ? all
          : all.stream().filter(one -> one.imageId().compareTo(last) <= 0).toList();
    }

    @Nullable String end() {
      return end;
    }
  }
}
