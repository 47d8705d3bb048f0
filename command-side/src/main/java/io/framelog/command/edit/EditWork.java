package io.framelog.command.edit;

import io.framelog.command.job.ItemCommand;
import io.framelog.command.job.ItemCommands;
import io.framelog.command.job.ItemOutcomes;
import io.framelog.command.job.JobItem;
import io.framelog.command.job.JobItems;
import io.framelog.command.job.JobStep;
import io.framelog.command.job.JobWork;
import io.framelog.command.job.RunningJob;
import io.framelog.edit.EditImages;
import io.framelog.image.commands.EditImage;
import io.framelog.image.commands.ImageEdit;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Edits many images: first writes down which ones the selection meant when it was submitted, then
 * sends each its edits as one command.
 */
@Component
class EditWork implements JobWork {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SELECTED_AT_ONCE = 5_000;
  private static final int EDITED_AT_ONCE = 1_000;

  private final SelectedImageIds selected;
  private final JobItems items;
  private final FrozenJobSelections selections;
  private final ItemCommands commands;

  EditWork(
      SelectedImageIds selected,
      FrozenJobSelections selections,
      JobItems items,
      ItemCommands commands) {
    this.selections = selections;
    this.selected = selected;
    this.items = items;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return EditImages.KIND;
  }

  @Override
  public JobStep next(RunningJob job, @Nullable String cursor) throws Exception {
    Phase at = Phase.at(cursor);
    return at.preparing() ? select(job, at.after()) : edit(job, at.after());
  }

  private JobStep select(RunningJob job, @Nullable String after) {
    EditImages edit = JSON.readValue(job.spec(), EditImages.class);
    SelectionSpec selection = selections.frozen(job, edit.selection());
    List<String> ids = selected.page(selection, job.position(), after, SELECTED_AT_ONCE);
    items.add(job, ids);
    return ids.size() == SELECTED_AT_ONCE
        ? JobStep.prepared(Phase.preparing(ids.getLast()), null)
        : JobStep.prepared(Phase.WORKING, items.count(job));
  }

  /** What the second phase needs of the spec; the selection may hold 100,000 ids. */
  private record Edits(List<ImageEdit> edits) {}

  private JobStep edit(RunningJob job, @Nullable String after) throws Exception {
    List<ImageEdit> edits = JSON.readValue(job.spec(), Edits.class).edits();
    List<JobItem> page = items.page(job, after, EDITED_AT_ONCE);
    ItemOutcomes outcomes =
        commands.send(
            job,
            page.stream()
                .map(item -> new ItemCommand(item.item(), new EditImage(item.item(), edits, null)))
                .toList());
    return outcomes.step(Phase.afterItems(page, outcomes.sent(), EDITED_AT_ONCE, after));
  }
}
