package io.framelog.stack;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts several servers at once; the first failure, or {@link #cancel()}, gives up on all of them.
 */
final class ParallelStart {

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("framelog-start-", 0).factory());
  private final Map<StackServer, RunningServer> started = new EnumMap<>(StackServer.class);
  private @Nullable Throwable failure;

  /**
   * Starts the servers and waits until each has started or failed.
   *
   * @return the started ones, fewer than wanted if {@link #failure()} is there
   */
  Map<StackServer, RunningServer> run(Set<StackServer> wanted, StackContext context) {
    wanted.forEach(server -> threads.execute(() -> start(server, context)));
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        if (threads.awaitTermination(1, TimeUnit.HOURS)) {
          break;
        }
      } catch (InterruptedException e) {
        cancel(); // and wait on: the starters stop what they have launched
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return new EnumMap<>(started);
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
    } catch (Throwable e) { // an Error in this thread must reach the caller, too
      synchronized (this) {
        failure = failure == null ? e : failure;
      }
      cancel();
    }
  }

  void cancel() {
    threads.shutdownNow();
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
