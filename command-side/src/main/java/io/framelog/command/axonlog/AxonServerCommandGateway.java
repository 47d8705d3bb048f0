package io.framelog.command.axonlog;

import io.axoniq.axonserver.connector.AxonServerException;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/**
 * Says {@code log-unavailable} when a command did not come through to a node, as the log in
 * PostgreSQL does when it is away; what a node answered passes as it is.
 */
final class AxonServerCommandGateway extends DefaultCommandGateway {
  private AxonServerCommandGateway(Builder builder) {
    super(builder);
  }

  static AxonServerCommandGateway on(CommandBus bus) {
    return new AxonServerCommandGateway(DefaultCommandGateway.builder().commandBus(bus));
  }

  @Override
  public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
    super.<C, R>send(command, (sent, result) -> callback.onResult(sent, explained(result)));
  }

  private static <R> CommandResultMessage<? extends R> explained(
      CommandResultMessage<? extends R> result) {
    if (!result.isExceptional()) {
      return result;
    }
    Throwable failure = result.exceptionResult();
    if (failure instanceof CompletionException && failure.getCause() != null) {
      failure = failure.getCause();
    }
    if (!isOfTheWay(failure)) {
      return result;
    }
    CommandRejected unavailable =
        new CommandRejected(
            ErrorCode.LOG_UNAVAILABLE,
            "Axon Server did not pass the command on or its answer back ("
                + failure.getMessage()
                + "); send it again with the same Idempotency-Key");
    unavailable.addSuppressed(failure);
    return GenericCommandResultMessage.asCommandResultMessage(unavailable);
  }

  private static boolean isOfTheWay(Throwable failure) {
    return failure instanceof AxonServerException
        || failure instanceof CommandDispatchException
        || failure instanceof NoHandlerForCommandException;
  }
}
