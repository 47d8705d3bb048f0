package io.framelog.enrichment.task;

import io.framelog.image.Box;
import io.framelog.image.EnrichmentKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The task rows, as workers see them. A claim is a lease: a worker that dies loses it, and the task
 * is due again.
 */
@Component
class TaskQueue {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate jdbc;

  TaskQueue(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes up to {@code limit} due tasks that no other worker holds, oldest first. */
  List<Task> claim(int limit, Duration lease) {
    List<NumberedTask> claimed =
        jdbc.query(
            """
            update enrichment_task set due_at = now() + make_interval(secs => ?)
            where task_id in (
              select task_id from enrichment_task
              where state = 'OPEN' and due_at <= now()
              order by task_no limit ? for update skip locked)
            returning task_no, task_id, round_id, image_id, step, crop_id, box, caption,
                      correlation_id, attempt""",
            (row, number) ->
                new NumberedTask(
                    row.getLong(1),
                    new Task(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        EnrichmentKind.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7) == null
                            ? null
                            : JSON.readValue(row.getString(7), Box.class),
                        row.getString(8),
                        row.getString(9),
                        row.getInt(10))),
            (double) lease.toSeconds(),
            limit);
    return claimed.stream()
        .sorted(Comparator.comparingLong(NumberedTask::number))
        .map(NumberedTask::task)
        .toList();
  }

  private record NumberedTask(long number, Task task) {}

  /** The tasks' commands are durable. */
  void finish(Collection<Task> tasks) {
    jdbc.batchUpdate(
        "update enrichment_task set state = 'DONE' where task_id = ? and state = 'OPEN'",
        tasks.stream().map(task -> new Object[] {UUID.fromString(task.taskId())}).toList());
  }

  /** Makes a task due again later, as its next attempt or, after an outage, as the same one. */
  void retry(Task task, int attempt, Duration wait, String error) {
    jdbc.update(
        """
        update enrichment_task
        set attempt = ?, due_at = now() + make_interval(secs => ?), last_error = ?
        where task_id = ? and state = 'OPEN'""",
        attempt,
        wait.toMillis() / 1000.0,
        error,
        UUID.fromString(task.taskId()));
  }

  /** Parks a task where an operator sees it. */
  void abandon(Task task, String error) {
    jdbc.update(
        "update enrichment_task set state = 'ABANDONED', last_error = ? where task_id = ?",
        error,
        UUID.fromString(task.taskId()));
  }
}
