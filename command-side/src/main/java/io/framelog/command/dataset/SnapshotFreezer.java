package io.framelog.command.dataset;

import io.framelog.command.log.CommandCompletion;
import io.framelog.command.selection.FrozenSelections;
import io.framelog.command.selection.SimilarityMustBeFrozen;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.log.LogReader;
import io.framelog.selection.SelectionSpec;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * Looks up, before a snapshot is taken, what the similarity terms of the dataset's selection stand
 * for. The dataset itself says which selection that is, so none that has changed meanwhile is
 * frozen.
 */
@Component
class SnapshotFreezer implements CommandCompletion {
  private final FrozenSelections selections;
  private final LogReader log;

  SnapshotFreezer(QueryGateway queries, LogReader log) {
    this.selections = new FrozenSelections(queries);
    this.log = log;
  }

  @Override
  public Optional<Object> completed(CommandMessage<?> command, Rejection refusal) {
    if (refusal.code() != ErrorCode.SELECTION_NOT_FROZEN
        || !(command.getPayload() instanceof TakeSnapshot take)
        || !(refusal.properties().get(SimilarityMustBeFrozen.SELECTION) instanceof String text)) {
      return Optional.empty();
    }
    long position = take.position() == null ? log.head().position() : take.position();
    SelectionSpec frozen = selections.freeze(SelectionSpec.ofText(text), position);
    return Optional.of(take.with(frozen.frozenTerms()));
  }
}
