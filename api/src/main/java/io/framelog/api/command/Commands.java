package io.framelog.api.command;

import io.framelog.api.Awaiting;
import io.framelog.api.Timeouts;
import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.image.commands.ImageCommand;
import io.framelog.log.CommandOutcome;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends commands and waits until what they did is durable. */
@Component
public class Commands {
  private static final String LATE =
      "There was no answer in time; the command may still take effect. Repeat it with the same"
          + " Idempotency-Key to learn its outcome";

  private final CommandGateway gateway;
  private final ChangesSince changesSince;
  private final Timeouts timeouts;

  Commands(CommandGateway gateway, ChangesSince changesSince, Timeouts timeouts) {
    this.gateway = gateway;
    this.changesSince = changesSince;
    this.timeouts = timeouts;
  }

  /**
   * Sends {@code command} and returns what it did.
   *
   * @throws CommandExecutionException with a {@link Rejection} as its details when it is refused
   * @throws RejectedException with {@code stale-version} and what has changed, or {@code
   *     log-unavailable}
   */
  public CommandOutcome send(Object command, CommandContext context) {
    var message =
        new GenericCommandMessage<>(
            new GenericMessage<>(context.commandId(), command, MetaData.from(context.metadata())),
            command.getClass().getName());
    try {
      return Awaiting.answer(
          gateway.<CommandOutcome>send(message), timeouts.commandTimeout(), LATE);
    } catch (CommandExecutionException e) {
      throw explained(command, e);
    }
  }

  private RuntimeException explained(Object command, CommandExecutionException refused) {
    if (!(refused.getDetails().orElse(null) instanceof Rejection rejection)
        || rejection.code() != ErrorCode.STALE_VERSION) {
      return refused;
    }
    return switch (command) {
      case ImageCommand image ->
          explained(refused, rejection, image.imageId(), image.expectedVersion());
      case DatasetCommand dataset ->
          explained(refused, rejection, dataset.datasetId(), dataset.expectedVersion());
      default -> refused;
    };
  }

  private RuntimeException explained(
      CommandExecutionException refused,
      Rejection rejection,
      String aggregateId,
      @Nullable Long expectedVersion) {
    return expectedVersion == null
        ? refused
        : new CommandRejected(changesSince.addTo(rejection, aggregateId, expectedVersion));
  }
}
