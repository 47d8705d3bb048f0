package io.framelog.command.edit;

import io.framelog.error.CommandRejected;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.ImageEdit;
import java.util.List;
import org.axonframework.messaging.MetaData;

/** Decides as the images themselves would, and writes nothing. */
public interface Rehearsals {
  /**
   * What a command would do to the image as it is now.
   *
   * @param metadata of the command that would be sent: who acts
   * @throws CommandRejected as the command would be
   */
  Rehearsal of(ImageCommand command, MetaData metadata);

  /**
   * Checks what can be said of the edits without an image: their values, and whether they can
   * follow each other.
   *
   * @throws CommandRejected when every image would refuse them
   */
  void check(List<ImageEdit> edits, MetaData metadata);
}
