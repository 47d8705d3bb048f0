package io.framelog.command.selection;

import io.framelog.error.CommandRejected;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.image.queries.FreezeSelection;
import io.framelog.image.queries.FrozenSelection;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.Similarities;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryGateway;

/** Has the query side look up what the similarity terms of selections stand for. */
public final class FrozenSelections {
  private final ReadModel readModel;

  public FrozenSelections(QueryGateway queries) {
    this.readModel = new ReadModel(queries);
  }

  /**
   * The selection with what its similarity terms stand for now; itself if it has none. Call it
   * outside of units of work: it may take seconds.
   *
   * @param position images registered and embedded up to here are found
   * @throws CommandRejected why they cannot be looked up
   */
  public SelectionSpec freeze(SelectionSpec selection, long position) {
    String text = selection.text();
    if (text == null || Similarities.in(SelectionParser.parse(text)).isEmpty()) {
      return selection;
    }
    try {
      FreezeSelection query = new FreezeSelection(text, position);
      return selection.frozen(readModel.ask(query, FrozenSelection.class).terms());
    } catch (RejectedException e) {
      throw new CommandRejected(e.rejection());
    } catch (HandlerExecutionException e) {
      throw e.getDetails().orElse(null) instanceof Rejection rejection
          ? new CommandRejected(rejection)
          : e;
    }
  }
}
