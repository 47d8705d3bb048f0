package io.framelog.enrichment.saga;

import io.framelog.enrichment.task.EnrichmentTasks;
import io.framelog.enrichment.task.NewTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what a saga asks for; the rows themselves are tested on PostgreSQL. */
final class RecordedTasks implements EnrichmentTasks {
  final List<String> calls = new ArrayList<>();
  final Set<String> done = new HashSet<>();

  @Override
  public void add(
      String roundId, String imageId, @Nullable String correlationId, List<NewTask> tasks) {
    tasks.forEach(task -> calls.add("add " + task.key()));
  }

  @Override
  public void cancel(String roundId, String stepKey) {
    calls.add("cancel " + stepKey);
  }

  @Override
  public void suspend(String roundId) {
    calls.add("suspend");
  }

  @Override
  public void resume(String roundId, Collection<String> stepKeys) {
    calls.add("resume " + String.join(" ", stepKeys));
  }

  @Override
  public Set<String> done(String roundId) {
    return done;
  }

  @Override
  public void end(String roundId) {
    calls.add("end");
  }
}
