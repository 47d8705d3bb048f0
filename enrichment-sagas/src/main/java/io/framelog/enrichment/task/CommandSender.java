package io.framelog.enrichment.task;

import io.framelog.image.commands.EnrichmentCommand;
import io.framelog.log.CommandOutcome;
import io.framelog.log.MetadataKeys;
import io.framelog.model.DualEncoder;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.springframework.stereotype.Component;

/** Sends what a step found, outside any unit of work, under an id that a repetition repeats. */
@Component
class CommandSender {
  private static final String ACTOR = "framelog-enrichment";

  private final CommandGateway gateway;
  private final DualEncoder encoder;

  CommandSender(CommandGateway gateway, DualEncoder encoder) {
    this.gateway = gateway;
    this.encoder = encoder;
  }

  CommandOutcome send(Task task, String part, EnrichmentCommand command) {
    Map<String, Object> metadata =
        Map.of(
            MetadataKeys.ACTOR,
            ACTOR,
            MetadataKeys.CLIENT,
            encoder.model() + '@' + encoder.version(),
            MetadataKeys.CAUSATION_ID,
            task.roundId(),
            MetadataKeys.CORRELATION_ID,
            task.correlationId() == null ? task.roundId() : task.correlationId());
    return gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(task.commandId(part), command, metadata),
            command.getClass().getName()));
  }
}
