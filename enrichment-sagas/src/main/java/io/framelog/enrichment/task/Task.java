package io.framelog.enrichment.task;

import io.framelog.identity.Identities;
import io.framelog.image.Box;
import io.framelog.image.EnrichmentKind;
import org.jspecify.annotations.Nullable;

/** A claimed task. {@code attempt} counts from 1 and goes up only after a failure. */
record Task(
    String taskId,
    String roundId,
    String imageId,
    EnrichmentKind step,
    String cropId,
    @Nullable Box box,
    @Nullable String caption,
    @Nullable String correlationId,
    int attempt) {
  /**
   * The id of a command that this attempt sends: the same after a crash, so that a repetition finds
   * the first outcome.
   *
   * @param part tells several commands of one task apart
   */
  String commandId(String part) {
    return Identities.derived(taskId, "attempt " + attempt + ' ' + part);
  }
}
