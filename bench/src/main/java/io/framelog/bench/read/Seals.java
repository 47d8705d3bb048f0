package io.framelog.bench.read;

import io.framelog.dataset.queries.SnapshotView;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Takes and seals snapshots at the same past position of two logs, of which one is the first
 * hundredth of the other: with what the dataset's ids name there, and with what a tag selects
 * there. Counts and digests of both must be the same. Sealing is timed as its user sees it, from
 * the answer of the taking to that of the query that waits for the seal.
 */
final class Seals implements Measure {
  private static final int TIMES = 15;
  private static final int WARM_UP = 5;
  private static final int SHORTER = 100;

  @Override
  public String name() {
    return "seal";
  }

  private record Taken(Timings take, Timings seal, SnapshotView view) {}

  @Override
  public List<Row> run(ReadSide side) throws Exception {
    GeneratedLog all = side.log();
    GeneratedLog part =
        new GeneratedLog(all.seed(), all.images() / SHORTER, all.events() / SHORTER);
    List<Row> rows = new ArrayList<>();
    // Below what git ignores; used again by the next run.
    Path folder = Path.of("bench/work/log-%d-%d".formatted(part.images(), part.events()));
    try (ReadSide small = ReadSide.start(part, folder.toAbsolutePath())) {
      rows.addAll(
          compare(
              "dataset of ids",
              take(side, "bench-ids", SelectionSpec.ofIds(part.imageIds()), part.events()),
              take(small, "bench-ids", SelectionSpec.ofIds(part.imageIds()), part.events())));
      SelectionSpec tag = SelectionSpec.ofText("tag:" + GeneratedLog.nestedTags().getFirst());
      rows.addAll(
          compare(
              "dataset of `" + tag.text() + "`",
              take(side, "bench-tag", tag, part.events()),
              take(small, "bench-tag", tag, part.events())));
    }
    return rows;
  }

  private static Taken take(ReadSide side, String name, SelectionSpec selection, long position)
      throws Exception {
    Snapshots snapshots = new Snapshots(side, name, selection);
    Timings take = new Timings(TIMES + WARM_UP);
    Timings seal = new Timings(TIMES + WARM_UP);
    SnapshotView view = null;
    for (int time = -WARM_UP; time < TIMES; time++) {
      if (time == 0) {
        take = new Timings(TIMES);
        seal = new Timings(TIMES);
      }
      CommandOutcome outcome = take.time(() -> snapshots.take(position));
      view = seal.time(() -> snapshots.sealed(outcome));
    }
    return new Taken(take, seal, Objects.requireNonNull(view));
  }

  private static List<Row> compare(String what, Taken large, Taken small) {
    if (!Objects.equals(large.view().digest(), small.view().digest())) {
      throw new IllegalStateException("the two logs do not hold the same items");
    }
    return List.of(
        new Row(
            "take a snapshot, " + what,
            "<= 1.2 x",
            large.take().toString(),
            "log of 1/%d: %s".formatted(SHORTER, small.take()),
            large.take().ratioTo(small.take())),
        new Row(
            "seal %,d items, %s".formatted(large.view().count(), what),
            "<= 1.2 x",
            large.seal().toString(),
            "log of 1/%d: %s".formatted(SHORTER, small.seal()),
            large.seal().ratioTo(small.seal())));
  }
}
