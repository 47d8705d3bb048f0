package io.framelog.command.log;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * A command sent from inside a unit of work would join it: its events would be durable only when
 * the whole batch is, after the sender was told of success. So it is refused; handlers write task
 * rows instead, and workers send commands.
 */
public final class NoCommandInsideUnitOfWork
    implements MessageDispatchInterceptor<CommandMessage<?>> {
  @Override
  public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
      List<? extends CommandMessage<?>> messages) {
    if (CurrentUnitOfWork.isStarted()) {
      throw new IllegalStateException(
          "a command was sent from inside a unit of work: " + messages.getFirst().getCommandName());
    }
    return (index, message) -> message;
  }
}
