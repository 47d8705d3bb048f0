package io.framelog.command.edit;

import io.framelog.command.selection.Selections;
import io.framelog.edit.EditPreview;
import io.framelog.edit.ImagePreview;
import io.framelog.edit.PreviewEdits;
import io.framelog.error.CommandRejected;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.image.commands.EditImage;
import io.framelog.log.LogReader;
import io.framelog.log.MetadataKeys;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Rehearses a bulk edit. */
@Component
class EditPreviews {
  private static final int EXAMINED = 1_000;
  private static final int COUNTED_AT_ONCE = 10_000;

  private final BulkEdits edits;
  private final SelectedImageIds selected;
  private final Rehearsals rehearsals;
  private final LogReader log;

  EditPreviews(BulkEdits edits, SelectedImageIds selected, Rehearsals rehearsals, LogReader log) {
    this.edits = edits;
    this.selected = selected;
    this.rehearsals = rehearsals;
    this.log = log;
  }

  @QueryHandler
  EditPreview handle(PreviewEdits query) {
    MetaData metadata = MetaData.with(MetadataKeys.ACTOR, query.actor());
    long position = log.head().position();
    SelectionSpec selection = checked(query, metadata, position);
    PreviewCount count = new PreviewCount();
    List<String> page = selected.page(selection, position, null, EXAMINED);
    page.forEach(id -> count.add(preview(id, query, metadata)));
    long total = page.size();
    int asked = EXAMINED;
    while (page.size() == asked) {
      asked = COUNTED_AT_ONCE;
      page = selected.page(selection, position, page.getLast(), asked);
      total += page.size();
    }
    return count.of(total, position);
  }

  private SelectionSpec checked(PreviewEdits query, MetaData metadata, long position) {
    try {
      edits.check(query.edits(), metadata);
      return selected.frozen(Selections.normalised(query.selection()), position);
    } catch (CommandRejected e) {
      throw new QueryRejected(e.<Rejection>getDetails().orElseThrow());
    }
  }

  private ImagePreview preview(String imageId, PreviewEdits query, MetaData metadata) {
    try {
      return PreviewCount.preview(
          imageId,
          rehearsals.of(new EditImage(imageId, query.edits(), null), metadata).events(),
          null);
    } catch (CommandRejected e) {
      return PreviewCount.refused(imageId, e.<Rejection>getDetails().orElseThrow());
    }
  }
}
