package io.framelog.enrichment.task;

import io.framelog.identity.Identities;
import io.framelog.image.EnrichmentKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes the task rows in the saga's transaction and wakes the workers once it has committed. */
@Component
class JdbcEnrichmentTasks implements EnrichmentTasks {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate jdbc;
  private final WorkSignal signal;

  JdbcEnrichmentTasks(JdbcTemplate jdbc, WorkSignal signal) {
    this.jdbc = jdbc;
    this.signal = signal;
  }

  @Override
  public void add(
      String roundId, String imageId, @Nullable String correlationId, List<NewTask> tasks) {
    jdbc.batchUpdate(
        """
        insert into enrichment_task
          (task_id, round_id, image_id, step, crop_id, box, caption, correlation_id)
        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
        tasks.stream()
            .map(
                task ->
                    new @Nullable Object[] {
                      taskId(roundId, task.key()),
                      UUID.fromString(roundId),
                      UUID.fromString(imageId),
                      task.step().name(),
                      task.cropId(),
                      task.box() == null ? null : JSON.writeValueAsString(task.box()),
                      task.caption(),
                      correlationId
                    })
            .toList());
    wakeAfterCommit();
  }

  @Override
  public void cancel(String roundId, String stepKey) {
    jdbc.update("delete from enrichment_task where task_id = ?", taskId(roundId, stepKey));
  }

  @Override
  public void suspend(String roundId) {
    jdbc.update(
        "update enrichment_task set state = 'SUSPENDED' where round_id = ? and state = 'OPEN'",
        UUID.fromString(roundId));
  }

  @Override
  public void resume(String roundId, Collection<String> stepKeys) {
    jdbc.batchUpdate(
        "update enrichment_task set state = 'OPEN', attempt = 1, due_at = now() where task_id = ?",
        stepKeys.stream().map(key -> new Object[] {taskId(roundId, key)}).toList());
    wakeAfterCommit();
  }

  @Override
  public Set<String> done(String roundId) {
    return new HashSet<>(
        jdbc.query(
            "select step, crop_id from enrichment_task where round_id = ? and state = 'DONE'",
            (row, number) ->
                NewTask.key(EnrichmentKind.valueOf(row.getString(1)), row.getString(2)),
            UUID.fromString(roundId)));
  }

  @Override
  public void end(String roundId) {
    // An abandoned step stays where an operator sees it.
    jdbc.update(
        "delete from enrichment_task where round_id = ? and state <> 'ABANDONED'",
        UUID.fromString(roundId));
  }

  private static UUID taskId(String roundId, String stepKey) {
    return UUID.fromString(Identities.derived(roundId, stepKey));
  }

  private void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      signal.wake();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signal.wake();
          }
        });
  }
}
