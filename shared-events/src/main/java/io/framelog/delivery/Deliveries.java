package io.framelog.delivery;

/** Keeps who was given what. */
public interface Deliveries {
  /** Returns when it is durable that the items of a snapshot were given to somebody. */
  void snapshotItems(String dataset, String snapshotId, String actor, String client);

  /** Returns when it is durable that the events {@code first..last} were given to somebody. */
  void sealedLog(long first, long last, String actor, String client);
}
