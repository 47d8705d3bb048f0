package io.framelog.stack;

import java.io.IOException;
import java.time.Duration;

/** Waits for a launched server. */
final class Starting {

  private Starting() {}

  /**
   * Returns the server once the check says that it is ready. If it ends, takes too long, or we are
   * interrupted, nothing of it is left running.
   */
  static <S extends RunningServer> S untilReady(
      StackServer name, S server, ChildProcess process, Duration limit, Check ready)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean serving = false;
    try {
      while (!ready.passes()) {
        if (!process.isAlive()) {
          throw StackContext.failure(name, "its process ended", process.log());
        }
        if (System.nanoTime() > deadline) {
          throw StackContext.failure(
              name, "it was not ready after %d s".formatted(limit.toSeconds()), process.log());
        }
        Thread.sleep(25);
      }
      serving = true;
      return server;
    } catch (IOException e) {
      throw StackContext.failure(name, String.valueOf(e.getMessage()), process.log());
    } finally {
      if (!serving) {
        process.stop(Duration.ofSeconds(2));
      }
    }
  }

  /** Says whether a server is ready; an exception means that it never will be. */
  interface Check {
    boolean passes() throws IOException;
  }
}
