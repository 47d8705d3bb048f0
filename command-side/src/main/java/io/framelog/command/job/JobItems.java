package io.framelog.command.job;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The items that a job's selection was resolved to, each once, in the order of their ids. */
@Component
public class JobItems {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcTemplate jdbc;

  JobItems(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds items; those that are there already, perhaps from before a crash, stay. */
  public void add(RunningJob job, Collection<String> items) {
    jdbc.update(
        "insert into job_item (job_id, item) select ?, unnest(?::uuid[]) on conflict do nothing",
        UUID.fromString(job.jobId()),
        items.toArray(String[]::new));
  }

  /** How many there are. */
  public long count(RunningJob job) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from job_item where job_id = ?",
            Long.class,
            UUID.fromString(job.jobId()));
    return count == null ? 0 : count;
  }

  /** The items beyond one, at most {@code limit}; from the first for null. */
  public List<String> page(RunningJob job, @Nullable String after, int limit) {
    return jdbc.queryForList(
        "select item::text from job_item where job_id = ? and item > ? order by item limit ?",
        String.class,
        UUID.fromString(job.jobId()),
        after == null ? BEFORE_ALL : UUID.fromString(after),
        limit);
  }
}
