package io.framelog.command.log;

import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.commands.ImageCommand;

/** Says of what kind the thing was that a command did not find. */
final class UnknownAggregate {
  private UnknownAggregate() {}

  static CommandRejected rejection(Object command) {
    return switch (command) {
      case ImageCommand image ->
          new CommandRejected(ErrorCode.IMAGE_NOT_FOUND, "there is no image " + image.imageId());
      case DatasetCommand dataset ->
          new CommandRejected(
              ErrorCode.DATASET_NOT_FOUND, "there is no dataset " + dataset.datasetId());
      case ResolveDuplicates group ->
          new CommandRejected(
              ErrorCode.IMAGE_NOT_FOUND, "not all images are there of " + group.imageIds());
      default -> new CommandRejected(ErrorCode.NOT_FOUND, "what the command is for does not exist");
    };
  }
}
