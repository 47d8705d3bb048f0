package io.framelog.job;

/** Where a job stands. */
public enum JobState {
  /** Waits for a node. */
  QUEUED,
  /** A node works on it, or will go on with it soon. */
  RUNNING,
  /** All of it was done; some items may have failed. */
  DONE,
  /** A fault of ours ended it early; what was done stays done. */
  FAILED,
  /** Somebody ended it early; what was done stays done. */
  CANCELLED;

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
