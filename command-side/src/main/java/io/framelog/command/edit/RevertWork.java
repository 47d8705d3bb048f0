package io.framelog.command.edit;

import io.framelog.command.edit.NamedEdits.Named;
import io.framelog.command.edit.NamedEdits.Part;
import io.framelog.command.job.ItemCommand;
import io.framelog.command.job.ItemCommands;
import io.framelog.command.job.ItemOutcomes;
import io.framelog.command.job.JobItem;
import io.framelog.command.job.JobItems;
import io.framelog.command.job.JobStep;
import io.framelog.command.job.JobWork;
import io.framelog.command.job.RunningJob;
import io.framelog.edit.RevertEdits;
import io.framelog.image.commands.RevertEditsOfImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Undoes somebody's edits: first looks through the log and writes down which they are, then has
 * each image undo its own in one command.
 */
@Component
class RevertWork implements JobWork {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int REVERTED_AT_ONCE = 500;

  private final NamedEdits named;
  private final SelectedImageIds selected;
  private final JobItems items;
  private final FrozenJobSelections selections;
  private final ItemCommands commands;

  RevertWork(
      NamedEdits named,
      SelectedImageIds selected,
      FrozenJobSelections selections,
      JobItems items,
      ItemCommands commands) {
    this.selections = selections;
    this.named = named;
    this.selected = selected;
    this.items = items;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return RevertEdits.KIND;
  }

  @Override
  public JobStep next(RunningJob job, @Nullable String cursor) throws Exception {
    Phase at = Phase.at(cursor);
    return at.preparing() ? find(job, at.after()) : revert(job, at.after());
  }

  private JobStep find(RunningJob job, @Nullable String after) {
    RevertEdits revert = JSON.readValue(job.spec(), RevertEdits.class);
    long last = Reverts.last(revert, job.position());
    long from = after == null ? revert.fromPosition() - 1 : Long.parseLong(after);
    if (from >= last) {
      return JobStep.prepared(Phase.WORKING, items.count(job));
    }
    Part part = named.next(revert.by(), from, last);
    List<Named> edits = selected.of(selections.frozen(job, revert), part.edits(), job.position());
    items.add(
        job,
        edits.stream().map(Named::imageId).toList(),
        edits.stream().map(Named::position).toList());
    return JobStep.prepared(Phase.preparing(Long.toString(part.end())), null);
  }

  private JobStep revert(RunningJob job, @Nullable String after) throws Exception {
    List<JobItem> page = items.page(job, after, REVERTED_AT_ONCE);
    ItemOutcomes outcomes =
        commands.send(
            job,
            page.stream()
                .map(
                    item ->
                        new ItemCommand(
                            item.item(),
                            new RevertEditsOfImage(item.item(), item.positions(), null)))
                .toList());
    return outcomes.step(Phase.afterItems(page, outcomes.sent(), REVERTED_AT_ONCE, after));
  }
}
