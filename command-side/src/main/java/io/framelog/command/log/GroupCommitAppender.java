package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.log.AppendUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Group commit: callers hand over units and wait without a connection; one thread writes all that
 * wait in one transaction and gives each its positions or its own failure. What a crash leaves
 * behind is either the whole batch or nothing of it; a caller whose answer was lost finds it by
 * sending the same command id again.
 */
final class GroupCommitAppender implements UnitAppender, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommitAppender.class);

  private final BlockingQueue<PendingUnit> queue;
  private final BatchWriter writer;
  private final JdbcClient jdbc;
  private final LogSettings settings;
  private final LogMetrics metrics;
  private final Thread thread;
  private volatile boolean closed;

  GroupCommitAppender(
      BatchWriter writer, JdbcClient jdbc, LogSettings settings, LogMetrics metrics) {
    this.writer = writer;
    this.jdbc = jdbc;
    this.settings = settings;
    this.metrics = metrics;
    this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
    metrics.queue(queue);
    this.thread = Thread.ofPlatform().name("log-appender").daemon().start(this::run);
  }

  @Override
  public AppendReceipt submit(AppendUnit unit) {
    PendingUnit pending = new PendingUnit(unit, settings.appendTimeout().toNanos());
    if (closed || !queue.offer(pending)) {
      throw new CommandRejected(
          closed ? ErrorCode.LOG_UNAVAILABLE : ErrorCode.LOG_BUSY,
          closed ? "the log is shutting down" : queue.size() + " commands are waiting already");
    }
    if (closed) {
      // close() may have drained the queue just before the offer
      failWaiting();
    }
    try {
      return pending.receipt().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public Optional<RecordedCommand> recorded(String commandId) {
    return jdbc.sql(
            "select " + RecordedCommand.COLUMNS + " from event_log_command where command_id = ?")
        .param(UUID.fromString(commandId))
        .query((row, number) -> RecordedCommand.read(row))
        .optional();
  }

  private void run() {
    while (!closed) {
      try {
        List<PendingUnit> batch = nextBatch();
        if (batch != null) {
          batch.forEach(metrics::waited);
          writer.write(batch);
        }
      } catch (InterruptedException e) {
        // only close() interrupts: the loop ends on the flag
        Thread.currentThread().interrupt();
        break;
      } catch (RuntimeException | Error e) {
        // The writer answers every unit, whatever happens; this is the appender's own fault.
        log.error("the appender failed and goes on", e);
      }
    }
    failWaiting();
    writer.close();
  }

  private @Nullable List<PendingUnit> nextBatch() throws InterruptedException {
    PendingUnit first = queue.poll(1, TimeUnit.SECONDS);
    if (first == null) {
      return null;
    }
    if (settings.linger().isPositive()) {
      TimeUnit.NANOSECONDS.sleep(settings.linger().toNanos());
    }
    List<PendingUnit> batch = new ArrayList<>();
    batch.add(first);
    int events = first.unit().events().size();
    while (batch.size() < settings.maxBatchUnits()) {
      PendingUnit next = queue.peek();
      if (next == null || events + next.unit().events().size() > settings.maxBatchEvents()) {
        break;
      }
      batch.add(queue.remove());
      events += next.unit().events().size();
    }
    return batch;
  }

  private void failWaiting() {
    for (PendingUnit pending = queue.poll(); pending != null; pending = queue.poll()) {
      pending
          .receipt()
          .completeExceptionally(
              new CommandRejected(ErrorCode.LOG_UNAVAILABLE, "the log is shutting down"));
    }
  }

  /** Finishes the batch at hand and refuses the rest. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(settings.appendTimeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
