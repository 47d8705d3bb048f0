package io.framelog.command.edit;

import io.framelog.command.edit.NamedEdits.Named;
import io.framelog.edit.RevertEdits;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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
        new FindSelectedImages(String.valueOf(selection.text()), position, null, after, limit));
  }

  /** Those of the edits whose image a revert's selection selects. */
  List<Named> of(RevertEdits revert, List<Named> edits, long position) {
    SelectionSpec selection = revert.selection();
    if (selection == null || edits.isEmpty()) {
      return edits;
    }
    Set<String> images = edits.stream().map(Named::imageId).collect(Collectors.toSet());
    Set<String> wanted =
        Set.copyOf(
            selection.ids() != null
                ? selection.ids()
                : ask(
                    new FindSelectedImages(
                        String.valueOf(selection.text()),
                        position,
                        List.copyOf(images),
                        null,
                        FindSelectedImages.MOST)));
    return edits.stream().filter(edit -> wanted.contains(edit.imageId())).toList();
  }

  private List<String> ask(FindSelectedImages query) {
    try {
      return queries
          .query(query, SelectedImages.class)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .ids();
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
