package io.framelog.command.log;

import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.image.commands.ImageCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/**
 * Which aggregate a command is for. Axon's own resolver looks for annotations by reflection with
 * every command, which was a sixth of a command's time. The expected version is the aggregate's
 * business: it counts annotation events, not Axon's sequence.
 */
@Component
class CommandTargets implements CommandTargetResolver {
  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    return new VersionedAggregateIdentifier(id(command.getPayload()), null);
  }

  // An Object: the constructor for a String is deprecated.
  private static Object id(Object command) {
    return switch (command) {
      case ImageCommand image -> image.imageId();
      case DatasetCommand dataset -> dataset.datasetId();
      default ->
          throw new IllegalArgumentException(command.getClass().getName() + " has no aggregate");
    };
  }
}
