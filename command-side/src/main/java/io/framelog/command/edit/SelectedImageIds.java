package io.framelog.command.edit;

import io.framelog.command.edit.NamedEdits.Named;
import io.framelog.command.selection.FrozenSelections;
import io.framelog.command.selection.ReadModel;
import io.framelog.edit.RevertEdits;
import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the query side which images a selection selects as of a position. */
@Component
class SelectedImageIds {
  private final ReadModel readModel;
  private final FrozenSelections frozen;

  SelectedImageIds(QueryGateway queries) {
    this.readModel = new ReadModel(queries);
    this.frozen = new FrozenSelections(queries);
  }

  /**
   * A page of ids in order; fewer than the limit only at the end. Ids that are named are taken as
   * they are, whether there are such images or not.
   *
   * @param selection normalised: its ids are sorted, each once; and frozen
   */
  List<String> page(SelectionSpec selection, long position, @Nullable String after, int limit) {
    if (selection.ids() != null) {
      return selection.ids().stream()
          .filter(id -> after == null || id.compareTo(after) > 0)
          .limit(limit)
          .toList();
    }
    return ask(new FindSelectedImages(selection, position, null, after, limit));
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
                        selection, position, List.copyOf(images), null, FindSelectedImages.MOST)));
    return edits.stream().filter(edit -> wanted.contains(edit.imageId())).toList();
  }

  /** The selection with what its similarity terms stand for; the pages of one job share it. */
  SelectionSpec frozen(SelectionSpec selection, long position) {
    return frozen.freeze(selection, position);
  }

  private List<String> ask(FindSelectedImages query) {
    return readModel.ask(query, SelectedImages.class).ids();
  }
}
