package io.framelog.command.edit;

import io.framelog.error.RejectedException;
import io.framelog.error.ErrorCode;
import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the query side which images a selection selects as of a position. */
@Component
class SelectedImageIds {
  private static final long PATIENCE_SECONDS = 60;

  private final QueryGateway queries;

  SelectedImageIds(QueryGateway queries) {
    this.queries = queries;
  }

  /**
   * A page of ids in order; fewer than the limit only at the end. Ids that are named are taken as
   * they are, whether there are such images or not.
   *
   * @param selection normalised: its ids are sorted, each once
   */
  List<String> page(SelectionSpec selection, long position, @Nullable String after, int limit) {
    if (selection.ids() != null) {
      return selection.ids().stream()
          .filter(id -> after == null || id.compareTo(after) > 0)
          .limit(limit)
          .toList();
    }
    return ask(
            new FindSelectedImages(String.valueOf(selection.text()), position, after, limit))
        .ids();
  }

  private SelectedImages ask(FindSelectedImages query) {
    try {
      return queries.query(query, SelectedImages.class).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw late(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(e);
    }
  }

  private static RejectedException late(Exception cause) {
    return new RejectedException(
        ErrorCode.PROJECTION_BEHIND, "The read model did not say in time what is selected", cause);
  }
}
