package io.framelog.command.job;

import io.framelog.job.JobError;
import io.framelog.job.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of jobs, as those see them who run them. Every write names its fence: a node that lost a
 * job without noticing changes nothing.
 */
@Component
class JobTable {
  /** Errors that are kept of one job. */
  static final int KEPT_ERRORS = 10_000;

  private static final int LONGEST_TEXT = 1_000;
  private static final int TRANSACTION_SECONDS = 4;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  JobTable(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setTimeout(TRANSACTION_SECONDS);
  }

  /**
   * The job that has waited longest among those of a kind that this node knows, now held by it. A
   * job whose lease is over was lost with its node: that counts as a crash.
   */
  Optional<ClaimedJob> claim(Collection<String> kinds, Duration lease) {
    return jdbc
        .query(
            """
            update job set state = 'RUNNING', fence = fence + 1,
                   crashes = crashes + case when leased_until is null then 0 else 1 end,
                   leased_until = clock_timestamp() + make_interval(secs => ?),
                   started_at = coalesce(started_at, clock_timestamp())
             where job_id = (
               select job_id from job
                where state in ('QUEUED', 'RUNNING') and due_at <= clock_timestamp()
                  and (leased_until is null or leased_until < clock_timestamp())
                  and kind = any (?)
                order by due_at limit 1 for update skip locked)
            returning job_id, kind, spec, metadata, position, cursor, fence, setbacks, crashes\
            """,
            (row, number) ->
                new ClaimedJob(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getLong(7),
                    row.getInt(8),
                    row.getInt(9)),
            seconds(lease),
            kinds.toArray(String[]::new))
        .stream()
        .findFirst();
  }

  /** Keeps a job for another lease; empty when it is lost, else whether it is to be cancelled. */
  Optional<Boolean> renew(ClaimedJob job, Duration lease) {
    return jdbc
        .query(
            """
            update job set leased_until = clock_timestamp() + make_interval(secs => ?)
             where job_id = ? and fence = ? and state = 'RUNNING' returning cancelling\
            """,
            (row, number) -> row.getBoolean(1),
            seconds(lease),
            job.jobId(),
            job.fence())
        .stream()
        .findFirst();
  }

  /**
   * Writes what a step did, all of it or nothing.
   *
   * @param head the log's head after the step
   * @return the state after it: RUNNING when there is more to do
   * @throws LostJob when the node does not hold the job any more
   */
  JobState advance(ClaimedJob job, JobStep step, long head) {
    return Objects.requireNonNull(transaction.execute(status -> write(job, step, head)));
  }

  private JobState write(ClaimedJob job, JobStep step, long head) {
    Integer kept =
        first(
            jdbc.queryForList(
                "select kept_errors from job where job_id = ? and fence = ? and state = 'RUNNING'"
                    + " for update",
                Integer.class,
                job.jobId(),
                job.fence()));
    if (kept == null) {
      throw new LostJob(job);
    }
    List<JobError> errors =
        step.errors().subList(0, Math.min(step.errors().size(), KEPT_ERRORS - kept));
    keep(job.jobId(), kept, errors);
    String state =
        jdbc.queryForObject(
            """
            update job set cursor = ?, done = done + ?, changed = changed + ?,
                   skipped = skipped + ?, failed = failed + ?, kept_errors = kept_errors + ?,
                   total = coalesce(?, total), result = (result::jsonb || ?::jsonb)::text,
                   setbacks = 0, crashes = 0,
                   state = case when ? then 'DONE' when cancelling then 'CANCELLED' else state end,
                   finished_at = case when ? or cancelling then clock_timestamp() end,
                   end_position = case when ? or cancelling then ?::bigint end,
                   leased_until = case when ? or cancelling then null else leased_until end
             where job_id = ? returning state\
            """,
            String.class,
            step.cursor(),
            step.done(),
            step.changed(),
            step.skipped(),
            step.failed(),
            errors.size(),
            step.total(),
            JSON.writeValueAsString(step.result()),
            step.cursor() == null,
            step.cursor() == null,
            step.cursor() == null,
            head,
            step.cursor() == null,
            job.jobId());
    return JobState.valueOf(String.valueOf(state));
  }

  private void keep(UUID jobId, int kept, List<JobError> errors) {
    List<Object[]> rows = new ArrayList<>(errors.size());
    for (JobError error : errors) {
      rows.add(
          new Object[] {
            jobId,
            kept + rows.size() + 1,
            storable(error.item()),
            error.code(),
            storable(error.detail())
          });
    }
    jdbc.batchUpdate(
        "insert into job_error (job_id, number, item, code, detail) values (?, ?, ?, ?, ?)", rows);
  }

  /** Gives the job back for others, or for this node, after what else is due. */
  void release(ClaimedJob job) {
    jdbc.update(
        "update job set leased_until = null, due_at = clock_timestamp()"
            + " where job_id = ? and fence = ? and state = 'RUNNING'",
        job.jobId(),
        job.fence());
  }

  /** Gives the job back after an outage; its step is tried again after a wait. */
  void postpone(ClaimedJob job, int setbacks, Duration wait) {
    jdbc.update(
        """
        update job set leased_until = null, setbacks = ?,
               due_at = clock_timestamp() + make_interval(secs => ?)
         where job_id = ? and fence = ? and state = 'RUNNING'\
        """,
        setbacks,
        seconds(wait),
        job.jobId(),
        job.fence());
  }

  /** Ends the job with the fault that nobody can wait out. */
  void fail(ClaimedJob job, JobError failure, long head) {
    jdbc.update(
        """
        update job set state = 'FAILED', leased_until = null, finished_at = clock_timestamp(),
               end_position = ?, failure = ?
         where job_id = ? and fence = ? and state = 'RUNNING'\
        """,
        head,
        JSON.writeValueAsString(
            new JobError(failure.item(), failure.code(), storable(failure.detail()))),
        job.jobId(),
        job.fence());
  }

  /** What PostgreSQL can keep, and not too much of it. */
  private static String storable(String text) {
    String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    return cut.replace('\0', '\uFFFD');
  }

  private static <T> @Nullable T first(List<T> list) {
    return list.isEmpty() ? null : list.getFirst();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
