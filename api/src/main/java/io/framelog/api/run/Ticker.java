package io.framelog.api.run;

import java.time.Duration;
import java.util.function.Supplier;

/** Shows a line of progress every second while something goes on, when it has changed. */
final class Ticker {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Ticker() {}

  /**
   * What goes on; it may be interrupted.
   *
   * @param <E> how else it may fail
   */
  @FunctionalInterface
  interface Work<E extends Exception> {
    void run() throws E, InterruptedException;
  }

  static <E extends Exception> void during(Work<E> work, Supplier<String> progress, Console console)
      throws E, InterruptedException {
    Thread shower = Thread.ofVirtual().start(() -> show(console, progress));
    try {
      work.run();
    } finally {
      shower.interrupt();
      shower.join();
    }
  }

  private static void show(Console console, Supplier<String> progress) {
    String last = "";
    try {
      while (true) {
        Thread.sleep(SECOND);
        String now = progress.get();
        if (!now.equals(last)) {
          console.line("%s", now);
          last = now;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the work is done
    }
  }
}
