package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.log.CommandOutcome;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/** Sends commands as ann. */
record Sender(CommandGateway gateway) {
  CommandOutcome send(Object command) {
    return send(UUID.randomUUID().toString(), command);
  }

  CommandOutcome send(String commandId, Object command) {
    return gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(commandId, command, MetaData.with("actor", "ann")),
            command.getClass().getName()));
  }

  void assertRejected(Object command, ErrorCode code) {
    CommandRejected refusal = catchThrowableOfType(CommandRejected.class, () -> send(command));
    assertThat(refusal).isNotNull();
    assertThat(refusal.<Rejection>getDetails().orElseThrow().code()).isEqualTo(code);
  }
}
