package io.framelog.query.rebuild;

/** Waiting between two looks. */
final class Pauses {
  private Pauses() {}

  /** Fails when the run's thread is interrupted. */
  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
  }
}
