package io.framelog.command.edit;

import io.framelog.command.job.Jobs;
import io.framelog.command.selection.Selections;
import io.framelog.edit.EditImages;
import io.framelog.image.commands.ImageEdit;
import io.framelog.log.Decision;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Checks bulk edits as far as that goes without the images, and submits them. */
@Component
class BulkEdits {
  private final Jobs jobs;
  private final Rehearsals rehearsals;

  BulkEdits(Jobs jobs, Rehearsals rehearsals) {
    this.jobs = jobs;
    this.rehearsals = rehearsals;
  }

  @CommandHandler
  Decision handle(EditImages command, CommandMessage<?> message) {
    check(command.edits(), message.getMetaData());
    EditImages spec = new EditImages(Selections.normalised(command.selection()), command.edits());
    return jobs.submit(EditImages.KIND, message.getIdentifier(), spec, message.getMetaData());
  }

  void check(List<ImageEdit> edits, MetaData metadata) {
    EditsMustBeGiven.check(edits);
    rehearsals.check(edits, metadata);
  }
}
