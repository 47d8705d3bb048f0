package io.framelog.query.progress;

import io.framelog.log.LogHead;
import org.jspecify.annotations.Nullable;

/**
 * How far something has got that was derived from the log.
 *
 * @param name what it is, as an operator would call it
 * @param position of the last event that it may have the effect of, from 0
 * @param logId the log that the events came from; null when it does not say
 * @param epoch that log's epoch, from 1; null when it does not say
 */
public record DerivedState(
    String name, long position, @Nullable String logId, @Nullable Long epoch) {

  /** Whether the log has all events that this was derived from. */
  public boolean fits(LogHead head) {
    return isOf(head.logId())
        && (epoch == null || epoch == head.epoch())
        && position <= head.position();
  }

  boolean isOf(String log) {
    return logId == null || logId.equals(log);
  }

  @Override
  public String toString() {
    String origin = logId == null ? "" : " of log " + logId;
    String of = epoch == null ? origin : origin + ", epoch " + epoch;
    return name + ": position " + position + of;
  }
}
