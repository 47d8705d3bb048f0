package io.framelog.query.dataset;

import io.framelog.dataset.queries.FindSnapshotDelta;
import io.framelog.dataset.queries.Retraction;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import io.framelog.query.diff.ComparedSide;
import io.framelog.query.diff.Comparison;
import io.framelog.query.diff.DiffLimits;
import io.framelog.query.diff.Difference;
import io.framelog.query.diff.Differences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers {@link FindSnapshotDelta}. */
@Component
class FindSnapshotDeltaHandler {
  private static final int WITHHELD_PAGE = 1_000;

  private final DatasetSides sides;
  private final Comparison comparison;
  private final SnapshotItemTable items;
  private final Retractions retractions;
  private final ErasedItems erased;

  FindSnapshotDeltaHandler(
      DatasetSides sides,
      Comparison comparison,
      SnapshotItemTable items,
      Retractions retractions,
      ErasedItems erased) {
    this.sides = sides;
    this.comparison = comparison;
    this.items = items;
    this.retractions = retractions;
    this.erased = erased;
  }

  @QueryHandler
  SnapshotItems on(FindSnapshotDelta query) {
    DiffLimits.check(query.limit(), query.after());
    SnapshotRow held = sides.sealed(query.datasetName(), query.since());
    SnapshotRow wanted = sides.sealed(query.datasetName(), query.snapshotId());
    ComparedSide to = ComparedSide.ofDataset(sides.side(wanted));
    Differences found =
        comparison.differences(
            ComparedSide.ofDataset(sides.side(held)), to, query.after(), query.limit());
    TreeMap<String, SnapshotItem> lines = new TreeMap<>();
    Set<String> shown = new HashSet<>(retracted(wanted, to, query.after(), found.next()));
    for (Difference one : found.all()) {
      if (one.to() == null) {
        lines.put(one.imageId(), removed(one.imageId()));
      } else {
        shown.add(one.imageId());
      }
    }
    retractions
        .takenOut(wanted, items.items(List.copyOf(shown), wanted.position))
        .forEach(item -> lines.put(item.imageId(), item));
    erased(wanted, query.after(), found.next()).forEach(item -> lines.put(item.imageId(), item));
    return new SnapshotItems(List.copyOf(lines.values()), found.next());
  }

  private static SnapshotItem removed(String imageId) {
    return new SnapshotItem(imageId, "{\"id\":\"%s\",\"removed\":true}".formatted(imageId));
  }

  /** Those of a page that the snapshot has and that are not given out any more. */
  private Set<String> retracted(
      SnapshotRow snapshot, ComparedSide side, @Nullable String after, @Nullable String last) {
    List<String> ids =
        upTo(
                last,
                after,
                from -> retractions.list(snapshot.datasetId, from, WITHHELD_PAGE),
                Retraction::imageId)
            .stream()
            .map(Retraction::imageId)
            .toList();
    return ids.isEmpty() ? Set.of() : comparison.among(side, ids);
  }

  private List<SnapshotItem> erased(
      SnapshotRow snapshot, @Nullable String after, @Nullable String last) {
    return upTo(
            last,
            after,
            from -> erased.beyond(snapshot.snapshotId, from, WITHHELD_PAGE),
            (Leaf leaf) -> leaf.imageId().toString())
        .stream()
        .map(ErasedItems::bare)
        .toList();
  }

  /** All that is beyond one id, and not beyond another one. */
  private static <T> List<T> upTo(
      @Nullable String last,
      @Nullable String after,
      Function<@Nullable UUID, List<T>> read,
      Function<T, String> id) {
    List<T> all = new ArrayList<>();
    @Nullable String from = after;
    List<T> page;
    do {
      page = read.apply(from == null ? null : UUID.fromString(from));
      for (T one : page) {
        from = id.apply(one);
        if (last != null && from.compareTo(last) > 0) {
          return all;
        }
        all.add(one);
      }
    } while (page.size() == WITHHELD_PAGE);
    return all;
  }
}
