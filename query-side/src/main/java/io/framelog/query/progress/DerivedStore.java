package io.framelog.query.progress;

import io.framelog.log.LogHead;
import java.util.List;
import java.util.Optional;

/**
 * Something that is derived from the log and kept elsewhere. Declare it as a bean: before anything
 * else of the node runs, {@link LogContinuity} compares it with the log, which may have been
 * restored to an older backup.
 */
public interface DerivedStore {
  /**
   * What it holds now; nothing when it holds nothing that could be wrong. Empty when it cannot be
   * asked at the moment.
   */
  Optional<List<DerivedState>> states();

  /**
   * The node starts although this store could not be asked. It must not be believed later without
   * being looked at, or must begin anew.
   *
   * @param head where the log ended at the start
   */
  void couldNotBeAsked(LogHead head);

  /**
   * An operator accepts that the log has lost events: sets back what does not {@link
   * DerivedState#fits fit} and notes the new epoch beside the rest. Called inside the transaction
   * on the log's database that begins the epoch, so it must be short and touch nothing outside.
   *
   * @param head the log in its new epoch
   */
  void startOver(LogHead head);

  /**
   * The same for what is outside the database, after that transaction. A node may die before this
   * is called: then the epoch that the store remembers must tell the next one that it is left over.
   */
  default void startedOver(LogHead head) {}
}
