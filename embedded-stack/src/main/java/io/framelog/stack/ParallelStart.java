package io.framelog.stack;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts several servers at once; the first failure, or {@link #cancel()}, gives up on all of them.
 */
final class ParallelStart {

  private final List<Thread> starters;
  private final Map<StackServer, RunningServer> started = new EnumMap<>(StackServer.class);
  private @Nullable Throwable failure;

  ParallelStart(Set<StackServer> wanted, StackContext context) {
    starters =
        wanted.stream()
            .map(
                server ->
                    Thread.ofPlatform()
                        .daemon()
                        .name("framelog-start-" + server.id())
                        .unstarted(() -> start(server, context)))
            .toList();
  }

  /**
   * Starts the servers and waits until each has started or failed.
   *
   * @return the started ones, fewer than wanted if {@link #failure()} is there
   */
  Map<StackServer, RunningServer> run() {
    starters.forEach(Thread::start);
    boolean interrupted = false;
    for (Thread starter : starters) {
      while (starter.isAlive()) {
        try {
          starter.join();
        } catch (InterruptedException e) {
          cancel(); // and wait on: the starters stop what they have launched
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return Map.copyOf(started);
    }
  }

  private void start(StackServer server, StackContext context) {
    try {
      RunningServer result =
          switch (server) {
            case POSTGRES -> PostgresServer.start(context);
            case REDIS -> RedisServer.start(context);
            case ELASTICSEARCH -> ElasticsearchServer.start(context);
            case S3 -> S3Server.start(context);
          };
      synchronized (this) {
        started.put(server, result);
      }
    } catch (IOException e) {
      fail(
          new StackStartException(
              "server-failed",
              "%s did not start: %s".formatted(server.id(), e),
              "Look at the folder %s.".formatted(context.data().root()),
              e));
    } catch (Throwable e) { // an Error in this thread must reach the caller, too
      fail(e);
    }
  }

  private void fail(Throwable cause) {
    synchronized (this) {
      failure = failure == null ? cause : failure;
    }
    cancel();
  }

  /**
   * Also counts for starters that have not begun: a thread keeps an interrupt from before its
   * start.
   */
  void cancel() {
    starters.forEach(Thread::interrupt);
  }

  /** The first failure, or null if all went well. */
  synchronized @Nullable StackStartException failure() {
    Throwable first = failure;
    if (first == null || first instanceof StackStartException) {
      return (StackStartException) first;
    }
    return new StackStartException(
        "server-failed",
        first instanceof InterruptedException
            ? "The start of the embedded servers was interrupted."
            : "The embedded servers did not start: " + first,
        "See the cause.",
        first);
  }
}
