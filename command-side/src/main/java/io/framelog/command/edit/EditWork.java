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
  private final ItemCommands commands;

  EditWork(SelectedImageIds selected, JobItems items, ItemCommands commands) {
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
    EditImages edit = JSON.readValue(job.spec(), EditImages.class);
    Phase at = Phase.at(cursor);
    return at.preparing() ? select(job, edit, at.after()) : edit(job, edit, at.after());
  }

  private JobStep select(RunningJob job, EditImages edit, @Nullable String after) {
    List<String> ids = selected.page(edit.selection(), job.position(), after, SELECTED_AT_ONCE);
    items.add(job, ids);
    return ids.size() == SELECTED_AT_ONCE
        ? JobStep.prepared(Phase.preparing(ids.getLast()), null)
        : JobStep.prepared(Phase.WORKING, items.count(job));
  }

  private JobStep edit(RunningJob job, EditImages edit, @Nullable String after) throws Exception {
    List<JobItem> page = items.page(job, after, EDITED_AT_ONCE);
    ItemOutcomes outcomes =
        commands.send(
            job,
            page.stream()
                .map(
                    item ->
                        new ItemCommand(
                            item.item(), new EditImage(item.item(), edit.edits(), null)))
                .toList());
    return outcomes.step(Phase.afterItems(page, outcomes.sent(), EDITED_AT_ONCE, after));
  }
}
