package io.framelog.log;

import java.util.Optional;

/**
 * Begins new epochs of the log. A log that cannot do so (Axon Server's) has no bean of this type.
 */
public interface LogEpochs {
  /**
   * Begins the next epoch inside the caller's transaction, which must be one on the log's database;
   * nobody can append before it ends.
   *
   * @param expected the head that the caller has looked at
   * @return the head in its new epoch, or empty when the head is no longer as expected
   */
  Optional<LogHead> begin(LogHead expected);
}
