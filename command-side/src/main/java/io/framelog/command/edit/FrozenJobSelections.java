package io.framelog.command.edit;

import io.framelog.command.job.JobSelections;
import io.framelog.command.job.RunningJob;
import io.framelog.edit.RevertEdits;
import io.framelog.selection.SelectionParser;
import io.framelog.selection.SelectionSpec;
import io.framelog.selection.Similarities;
import org.springframework.stereotype.Component;

/** Gives each job one meaning of its selection: the one of when the job began. */
@Component
class FrozenJobSelections {
  private final SelectedImageIds selected;
  private final JobSelections kept;

  FrozenJobSelections(SelectedImageIds selected, JobSelections kept) {
    this.selected = selected;
    this.kept = kept;
  }

  RevertEdits frozen(RunningJob job, RevertEdits revert) {
    return revert.selection() == null ? revert : revert.within(frozen(job, revert.selection()));
  }

  SelectionSpec frozen(RunningJob job, SelectionSpec selection) {
    String text = selection.text();
    return text == null || Similarities.in(SelectionParser.parse(text)).isEmpty()
        ? selection
        : kept.of(job, () -> selected.frozen(selection, job.position()));
  }
}
