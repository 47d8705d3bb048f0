package io.framelog.query.rebuild;

import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A rebuild or verification in hand: notes how far it is, and whether it still may go on. */
public final class Run {
  private final UUID id;
  private final RunTable table;
  private volatile long position;
  private volatile long compared;
  private volatile long differences;
  private volatile boolean lost;
  private final List<Difference> found = new ArrayList<>();

  Run(UUID id, RunTable table) {
    this.id = id;
    this.table = table;
  }

  UUID id() {
    return id;
  }

  /** So far the copy is, or with so far it was compared. */
  public void reached(long now) {
    position = now;
    requireMine();
  }

  /** So many more rows, documents or images were compared. Called by the run's thread alone. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  public void compared(long more) {
    compared += more;
    requireMine();
  }

  /** One of them differs; the first ones are kept. Called by the run's thread alone. */
  public void differs(Difference difference) {
    if (found.size() < ProjectionRun.SHOWN) {
      found.add(difference);
    }
    differ(1);
  }

  /** So many more differ, without saying which. Called by the run's thread alone. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void differ(long more) {
    differences += more;
  }

  /** How many more differences would be kept. */
  int room() {
    return ProjectionRun.SHOWN - found.size();
  }

  List<Difference> found() {
    return List.copyOf(found);
  }

  long position() {
    return position;
  }

  long compared() {
    return compared;
  }

  long differences() {
    return differences;
  }

  /** Another node may have begun the same by now. */
  void lose() {
    lost = true;
  }

  /** Ends a run whose lease was lost, or whose node stops. */
  public void requireMine() {
    if (lost || Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("the run was ended from outside");
    }
  }

  /**
   * As {@link #requireMine()}, for certain until the caller's transaction ends: to be called in the
   * transaction that switches.
   */
  public void holdMine() {
    requireMine();
    if (!table.hold(id)) {
      throw new IllegalStateException("the run was taken for dead and ended");
    }
  }
}
