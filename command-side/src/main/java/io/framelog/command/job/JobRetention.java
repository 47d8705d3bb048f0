package io.framelog.command.job;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Deletes what nobody needs any more, in transactions of bounded size: the items of jobs that are
 * over, and, after their time, the jobs.
 */
@Component
@Conditional(CommandRole.class)
class JobRetention implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(JobRetention.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int AT_ONCE = 5_000;

  private static final String ITEMS =
      """
      delete from job_item where (job_id, item, position) in (
        select item.job_id, item.item, item.position from job cross join lateral (
          select job_id, item, position from job_item where job_item.job_id = job.job_id limit ?) item
         where job.finished_at is not null limit ?)\
      """;

  private static final String ERRORS =
      """
      delete from job_error where (job_id, number) in (
        select error.job_id, error.number from job join job_error error using (job_id)
         where job.finished_at < clock_timestamp() - make_interval(secs => ?) limit ?)\
      """;

  // A node that lost a job may have left an item behind: it goes with the job.
  private static final String JOBS =
      """
      delete from job where job_id in (
        select job_id from job
         where finished_at < clock_timestamp() - make_interval(secs => ?) limit ?)\
      """;

  private final JdbcTemplate jdbc;
  private final JobSettings settings;
  private volatile Thread thread = Thread.currentThread();
  private volatile boolean running;

  JobRetention(JdbcTemplate jdbc, JobSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("job-retention").daemon().start(this::run);
  }

  private void run() {
    try {
      while (running) {
        Thread.sleep(PERIOD);
        clean();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void clean() {
    try {
      delete();
    } catch (RuntimeException e) {
      log.warn("cannot delete old jobs for now: {}", e.getMessage());
    }
  }

  void delete() {
    double seconds = settings.retention().toSeconds();
    repeat(ITEMS, AT_ONCE, AT_ONCE);
    repeat(ERRORS, seconds, AT_ONCE);
    repeat(JOBS, seconds, AT_ONCE);
  }

  private void repeat(String sql, Object... parameters) {
    while (jdbc.update(sql, parameters) == AT_ONCE) {
      // there may be more
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
