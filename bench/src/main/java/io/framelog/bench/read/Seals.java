package io.framelog.bench.read;

import io.framelog.dataset.queries.SnapshotView;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  @Override
  public List<Row> run(ReadSide side) throws Exception {
    GeneratedLog all = side.log();
    GeneratedLog part =
        new GeneratedLog(all.seed(), all.images() / SHORTER, all.events() / SHORTER);
    // Below what git ignores; used again by the next run.
    Path folder = Path.of("bench/work/log-%d-%d".formatted(part.images(), part.events()));
    try (ReadSide small = ReadSide.start(part, folder.toAbsolutePath())) {
      SelectionSpec ids = SelectionSpec.ofIds(part.imageIds());
      SelectionSpec tag = SelectionSpec.ofText("tag:" + GeneratedLog.nestedTags().getFirst());
      List<Row> rows = new ArrayList<>();
      rows.addAll(compare("dataset of ids", side, small, "bench-ids", ids));
      rows.addAll(compare("dataset of `" + tag.text() + "`", side, small, "bench-tag", tag));
      return rows;
    }
  }

  /** What was measured of one log. */
  private static final class Sealing {
    private final Snapshots snapshots;
    private final long position;
    private Timings take = new Timings(WARM_UP);
    private Timings seal = new Timings(WARM_UP);
    private @Nullable SnapshotView last;

    private Sealing(Snapshots snapshots, long position) {
      this.snapshots = snapshots;
      this.position = position;
    }

    private void begin() {
      take = new Timings(TIMES);
      seal = new Timings(TIMES);
    }

    private void once() throws Exception {
      CommandOutcome taken = take.time(() -> snapshots.take(position));
      last = seal.time(() -> snapshots.sealed(taken));
    }

    private SnapshotView last() {
      return Objects.requireNonNull(last);
    }
  }

  /** In turns, so that what else goes on meets both alike. */
  private static List<Row> compare(
      String what, ReadSide side, ReadSide part, String dataset, SelectionSpec selection)
      throws Exception {
    long position = part.log().events();
    Sealing large = new Sealing(new Snapshots(side, dataset, selection), position);
    Sealing small = new Sealing(new Snapshots(part, dataset, selection), position);
    for (int time = -WARM_UP; time < TIMES; time++) {
      if (time == 0) {
        large.begin();
        small.begin();
      }
      large.once();
      small.once();
    }
    if (!Objects.equals(large.last().digest(), small.last().digest())) {
      throw new IllegalStateException("the two logs do not hold the same items");
    }
    return List.of(
        new Row(
            "take a snapshot, " + what,
            "<= 1.2 x",
            large.take.toString(),
            "log of 1/%d: %s".formatted(SHORTER, small.take),
            large.take.ratioTo(small.take)),
        new Row(
            "seal %,d items, %s".formatted(large.last().count(), what),
            "<= 1.2 x",
            large.seal.toString(),
            "log of 1/%d: %s".formatted(SHORTER, small.seal),
            large.seal.ratioTo(small.seal)));
  }
}
