package io.framelog.enrichment.task;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The task rows, as a saga sees them. Every method joins the saga's transaction, so that state,
 * token and tasks commit or roll back together. A round is one saga's life, named by the id of the
 * event that began it.
 */
public interface EnrichmentTasks {
  /** Adds the tasks of a round; those that exist already stay as they are. */
  void add(String roundId, String imageId, @Nullable String correlationId, List<NewTask> tasks);

  /** Forgets one step that is of no use any more. */
  void cancel(String roundId, String stepKey);

  /** Stops the round's open tasks while the image is removed. */
  void suspend(String roundId);

  /** Makes these steps due again, whatever became of them before. */
  void resume(String roundId, Collection<String> stepKeys);

  /** The steps of a round that workers have finished without giving up. */
  Set<String> done(String roundId);

  /** Removes what is left of a round. */
  void end(String roundId);
}
