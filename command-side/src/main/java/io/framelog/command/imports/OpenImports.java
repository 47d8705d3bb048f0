package io.framelog.command.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sources between two steps of their imports, so that a step begins where the last one ended
 * without looking for the place again. What is lost here, with the node or after a while, costs
 * just that.
 */
final class OpenImports implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(OpenImports.class);
  private static final Duration IDLE = Duration.ofMinutes(5);

  /**
   * A source between two steps.
   *
   * @param cursor of the job, as the step that left it wrote it
   * @param chunk what is brought in and not yet registered
   */
  record Open(String cursor, ItemStream stream, @Nullable Chunk chunk) {}

  private final Cache<String, Open> byJob =
      Caffeine.newBuilder()
          .expireAfterAccess(IDLE)
          .scheduler(Scheduler.systemScheduler())
          .<String, Open>evictionListener((key, open, cause) -> closed(open))
          .build();

  /** What the job's last step left, when that was the step before this cursor. */
  @Nullable Open take(String jobId, String cursor) {
    Open open = byJob.asMap().remove(jobId);
    if (open != null && !open.cursor().equals(cursor)) {
      closed(open);
      return null;
    }
    return open;
  }

  void leave(String jobId, Open open) {
    closed(byJob.asMap().put(jobId, open));
  }

  private static void closed(@Nullable Open open) {
    if (open != null) {
      close(open.stream());
    }
  }

  static void close(ItemStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOGGER.warn("A source did not close", e);
    }
  }

  @Override
  public void close() {
    byJob.asMap().values().forEach(OpenImports::closed);
  }
}
