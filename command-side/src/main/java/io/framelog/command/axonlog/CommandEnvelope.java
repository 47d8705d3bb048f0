package io.framelog.command.axonlog;

import io.framelog.log.MetadataKeys;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;

/**
 * Axon Server refuses a message whose id is under way already, but a copy of a command has its id
 * and is to get its answer. So commands travel under an id of their own, with the command's id in
 * the metadata.
 */
final class CommandEnvelope {
  private CommandEnvelope() {}

  /** For the bus that sends. */
  static final class Closing implements MessageDispatchInterceptor<CommandMessage<?>> {
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
        List<? extends CommandMessage<?>> messages) {
      return (index, command) ->
          message(
              IdentifierFactory.getInstance().generateIdentifier(),
              command,
              command.getMetaData().and(MetadataKeys.COMMAND_ID, command.getIdentifier()));
    }
  }

  /** For the bus of the node that handles. */
  static final class Opening implements MessageDispatchInterceptor<CommandMessage<?>> {
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
        List<? extends CommandMessage<?>> messages) {
      return (index, command) ->
          command.getMetaData().get(MetadataKeys.COMMAND_ID) instanceof String commandId
              ? message(
                  commandId,
                  command,
                  command.getMetaData().withoutKeys(Set.of(MetadataKeys.COMMAND_ID)))
              : command;
    }
  }

  private static CommandMessage<?> message(
      String id, CommandMessage<?> command, MetaData metadata) {
    return new GenericCommandMessage<>(
        new GenericMessage<>(id, command.getPayload(), metadata), command.getCommandName());
  }
}
