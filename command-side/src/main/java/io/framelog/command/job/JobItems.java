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

  /**
   * Adds events of items; those that are there already stay.
   *
   * @param items the item of each event
   * @param positions where each event stands in the log
   */
  public void add(RunningJob job, List<String> items, List<Long> positions) {
    jdbc.update(
        "insert into job_item (job_id, item, position)"
            + " select ?, * from unnest(?::uuid[], ?::bigint[]) on conflict do nothing",
        UUID.fromString(job.jobId()),
        items.toArray(String[]::new),
        positions.toArray(Long[]::new));
  }

  /** How many items there are. */
  public long count(RunningJob job) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from (select from job_item where job_id = ? group by item) items",
            Long.class,
            UUID.fromString(job.jobId()));
    return count == null ? 0 : count;
  }

  /** The items beyond one, at most {@code limit}; from the first for null. */
  public List<JobItem> page(RunningJob job, @Nullable String after, int limit) {
    return jdbc.query(
        """
        select item::text, array_agg(position order by position) from job_item
         where job_id = ? and item > ? group by item order by item limit ?\
        """,
        (row, number) ->
            new JobItem(row.getString(1), List.of((Long[]) row.getArray(2).getArray())),
        UUID.fromString(job.jobId()),
        after == null ? BEFORE_ALL : UUID.fromString(after),
        limit);
  }
}
