package io.framelog.log;

import org.jspecify.annotations.Nullable;

/**
 * Which events to read; null means "any".
 *
 * @param after only events beyond this position (0 for all)
 * @param limit how many at most
 * @param type the simple name of an event
 * @param actor the subject that acted
 * @param aggregateId an image's or dataset's id
 */
public record LogQuery(
    long after,
    int limit,
    @Nullable String type,
    @Nullable String actor,
    @Nullable String aggregateId) {
  public static LogQuery all(long after, int limit) {
    return new LogQuery(after, limit, null, null, null);
  }

  public static LogQuery aggregate(String aggregateId, long after, int limit) {
    return new LogQuery(after, limit, null, null, aggregateId);
  }
}
