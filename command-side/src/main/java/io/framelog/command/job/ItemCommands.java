package io.framelog.command.job;

import io.framelog.error.ErrorKind;
import io.framelog.error.Rejection;
import io.framelog.job.JobError;
import io.framelog.log.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a step's commands, many at once, so that the log commits them in groups. Each goes under
 * the id of its item: sent again after a crash it finds its first outcome and counts as it did
 * then.
 */
@Component
public class ItemCommands implements AutoCloseable {
  private final CommandGateway gateway;
  private final int inFlight;
  private final ExecutorService senders =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-command-", 0).factory());

  ItemCommands(CommandGateway gateway, JobSettings settings) {
    this.gateway = gateway;
    this.inFlight = settings.inFlight();
  }

  /**
   * Sends the commands in order until the job is to stop, and waits for those that were sent.
   *
   * @return what they did, to which the caller adds the cursor
   * @throws Exception the first outage; what else was sent has its outcome in the log
   */
  public ItemOutcomes send(RunningJob job, List<ItemCommand> commands) throws Exception {
    Semaphore free = new Semaphore(inFlight);
    List<Future<@Nullable Rejection>> sent = new ArrayList<>(commands.size());
    ItemOutcomes.Counting counting = new ItemOutcomes.Counting();
    for (ItemCommand command : commands) {
      if (job.cancelled() || counting.troubled()) {
        break;
      }
      free.acquire();
      sent.add(
          senders.submit(
              () -> {
                try {
                  return send(job, command, counting);
                } finally {
                  free.release();
                }
              }));
    }
    @Nullable Exception trouble = null;
    for (int i = 0; i < sent.size(); i++) {
      try {
        Rejection refusal = answer(sent.get(i));
        if (refusal != null) {
          counting.refused(
              new JobError(commands.get(i).item(), refusal.code().code(), refusal.detail()));
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) { // thrown on, once none of the others is under way any more
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return counting.outcomes(sent.size());
  }

  /** Why it was refused, or null when it was not. */
  private @Nullable Rejection send(
      RunningJob job, ItemCommand item, ItemOutcomes.Counting counting) {
    try {
      CommandOutcome outcome =
          gateway.sendAndWait(
              new GenericCommandMessage<>(
                  new GenericMessage<>(job.commandId(item.item()), item.command(), job.metadata()),
                  item.command().getClass().getName()));
      counting.done(outcome.changed());
      return null;
    } catch (CommandExecutionException e) {
      Rejection refusal = Outage.rejection(e).orElseThrow(() -> counting.trouble(e));
      if (refusal.code().kind() == ErrorKind.UNAVAILABLE) {
        throw counting.trouble(e);
      }
      return refusal;
    } catch (RuntimeException e) {
      throw counting.trouble(e);
    }
  }

  private static @Nullable Rejection answer(Future<@Nullable Rejection> sent) throws Exception {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    senders.close();
  }
}
