package io.framelog.dataset.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.selection.FrozenTerm;
import java.util.List;
import java.util.Objects;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the dataset as of a position of the log; without one, as of the head. The snapshot's id
 * derives from the command id.
 *
 * @param frozen what the similarity terms of the dataset's selection stand for; the command side
 *     looks them up where a sender leaves them out
 */
public record TakeSnapshot(
    @TargetAggregateIdentifier String datasetId,
    @Nullable String name,
    @Nullable Long position,
    @Nullable Long expectedVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FrozenTerm> frozen)
    implements DatasetCommand {
  public TakeSnapshot {
    frozen = frozen == null ? null : List.copyOf(frozen);
  }

  /** On whatever version is there. */
  public TakeSnapshot(String datasetId, @Nullable String name, @Nullable Long position) {
    this(datasetId, name, position, null, null);
  }

  public TakeSnapshot(
      String datasetId,
      @Nullable String name,
      @Nullable Long position,
      @Nullable Long expectedVersion) {
    this(datasetId, name, position, expectedVersion, null);
  }

  /** The same with what the similarity terms stand for. */
  public TakeSnapshot with(List<FrozenTerm> terms) {
    return new TakeSnapshot(datasetId, name, position, expectedVersion, terms);
  }

  /** What the similarity terms stand for, none when nothing is said. */
  public List<FrozenTerm> frozenTerms() {
    return Objects.requireNonNullElse(frozen, List.of());
  }
}
