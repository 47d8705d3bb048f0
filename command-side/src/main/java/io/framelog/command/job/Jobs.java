package io.framelog.command.job;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.job.CancelJob;
import io.framelog.job.JobState;
import io.framelog.log.Decision;
import io.framelog.log.LogReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Submits and cancels jobs; both are one statement, so that a crash leaves all or nothing. */
@Component
public class Jobs {
  /** The key of the job's id in the answer of a submitting command. */
  public static final String JOB_ID = "jobId";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate jdbc;
  private final LogReader log;
  private final JobSignal signal;

  Jobs(JdbcTemplate jdbc, LogReader log, JobSignal signal) {
    this.jdbc = jdbc;
    this.log = log;
    this.signal = signal;
  }

  /**
   * Queues a job, once per command id; call it in the handler of the submitting command and answer
   * with what it returns: its {@code ids} hold the {@code jobId}.
   *
   * @param spec what is to be done, as an object that is kept as JSON
   * @param metadata of the submitting command: who acts, through what and why
   * @throws CommandRejected {@code idempotency-key-reused} when the command id came with another
   *     spec before
   */
  public Decision submit(String kind, String commandId, Object spec, MetaData metadata) {
    UUID jobId = UUID.fromString(Identities.derived(commandId, "job"));
    String text = JSON.writeValueAsString(spec);
    int inserted =
        jdbc.update(
            "insert into job (job_id, kind, spec, metadata, position) values (?, ?, ?, ?, ?)"
                + " on conflict (job_id) do nothing",
            jobId,
            kind,
            text,
            JSON.writeValueAsString(Map.copyOf(metadata)),
            log.head().position());
    if (inserted == 0) {
      requireSame(jobId, kind, text);
    }
    signal.wake();
    return new Decision(jobId.toString(), 0, Map.of(JOB_ID, jobId.toString()));
  }

  private void requireSame(UUID jobId, String kind, String spec) {
    List<Boolean> same =
        jdbc.queryForList(
            "select kind = ? and spec = ? from job where job_id = ?",
            Boolean.class,
            kind,
            spec,
            jobId);
    if (!same.contains(true)) {
      throw new CommandRejected(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "The same idempotency key has submitted job " + jobId + " with another content");
    }
  }

  /**
   * A job between two steps ends here and now. Where a step is open, because a node works on it or
   * was lost with it or waits for an outage to end, that step is counted first.
   */
  @CommandHandler
  Decision handle(CancelJob command) {
    List<String> state =
        Identities.isUuid(command.jobId())
            ? jdbc.queryForList(
                """
                with was as (
                  select job_id, state in ('QUEUED', 'RUNNING') as open,
                         leased_until is null and setbacks = 0 as idle
                    from job where job_id = ? for update),
                cancelled as (
                  update job set cancelling = true,
                         state = case when idle then 'CANCELLED' else state end,
                         finished_at = case when idle then clock_timestamp() end,
                         end_position = case when idle then ?::bigint end,
                         due_at = clock_timestamp()
                    from was where was.job_id = job.job_id and open
                  returning job.state)
                select state from cancelled
                union all
                select job.state from job join was using (job_id) where not open\
                """,
                String.class,
                UUID.fromString(command.jobId()),
                log.head().position())
            : List.of();
    if (state.isEmpty()) {
      throw new CommandRejected(ErrorCode.JOB_NOT_FOUND, "There is no job " + command.jobId());
    }
    signal.wake();
    JobState now = JobState.valueOf(state.getFirst());
    if (now == JobState.DONE || now == JobState.FAILED) {
      throw new CommandRejected(
          ErrorCode.JOB_FINISHED, "Job " + command.jobId() + " has ended as " + now);
    }
    return Decision.of(command.jobId(), 0);
  }
}
