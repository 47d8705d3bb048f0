package io.framelog.query.progress;

import java.util.List;

/**
 * A projection that takes the log in batches. Declare it as a bean: {@link BatchProjections} gives
 * it a processor of its own with one segment, so that batches come in log order, one at a time in
 * the whole cluster. Every event of the log is handed over, but for those that it {@link #reads}
 * and this build cannot read: they are parked, with what follows of their aggregate.
 *
 * <p>The bean is made before Axon's buses are: take those, if at all, through an {@code
 * ObjectProvider}.
 */
public interface BatchProjection {
  /** The name of the projection, of its processor and of its row of progress. */
  String name();

  /**
   * Whether it looks into the payloads of events of this aggregate type ({@code Image}, {@code
   * Dataset}). Only those are parked when this build cannot read them; all others are handed over
   * whatever they are, and their payloads must be left alone.
   */
  default boolean reads(String aggregateType) {
    return true;
  }

  /**
   * Its tables in PostgreSQL: what {@link #reset()} empties, derived from the log alone. They can
   * be rebuilt and verified beside the live ones, because its statements name tables without a
   * schema; {@link #apply} must then be all that it does. Empty for what is kept elsewhere.
   */
  default List<String> tables() {
    return List.of();
  }

  /**
   * Whether it may go on without events that cannot be read or handled. Where not, it stops before
   * such an event and says so.
   */
  default boolean parks() {
    return true;
  }

  /**
   * This projection with no memory of what it has handled, to work on another copy of its tables.
   */
  default BatchProjection anew() {
    return this;
  }

  /**
   * Slow work outside the database, before the batch's transaction touches it: waiting for another
   * projection, writing to another store. May be repeated for the same events after a failure, so
   * it must be idempotent. Failing here repeats the whole batch.
   */
  default void prepare(List<PositionedEvent> batch) {}

  /**
   * Folds the batch into this projection's tables, inside the transaction that also stores the
   * token and the progress: all of it becomes visible or none. Never called twice for the same
   * event unless {@link #reset()} came in between.
   *
   * @param batch at least one event, in log order
   */
  void apply(List<PositionedEvent> batch);

  /** Forgets everything, inside the transaction that also sets the token back. */
  void reset();
}
