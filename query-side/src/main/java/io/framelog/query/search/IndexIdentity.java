package io.framelog.query.search;

import io.framelog.log.LogHead;

/**
 * What an index says of itself in its mapping's {@code _meta}.
 *
 * @param schema the version of {@code index.json} and of what documents hold
 * @param logId the log that its documents come from
 * @param epoch that log's epoch
 */
record IndexIdentity(int schema, IndexedModel model, String logId, long epoch) {
  boolean isOf(LogHead log) {
    return logId.equals(log.logId()) && epoch == log.epoch();
  }

  /** Whether the log has begun a new epoch since: the index may hold what the log has lost. */
  boolean isOfEarlierEpoch(LogHead log) {
    return logId.equals(log.logId()) && epoch < log.epoch();
  }
}
