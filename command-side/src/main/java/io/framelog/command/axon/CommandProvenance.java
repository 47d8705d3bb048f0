package io.framelog.command.axon;

import io.framelog.log.MetadataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Carries who, through what, why and caused by what from a command to its events. */
final class CommandProvenance implements CorrelationDataProvider {
  private static final List<String> CARRIED =
      List.of(
          MetadataKeys.ACTOR,
          MetadataKeys.CLIENT,
          MetadataKeys.REASON,
          MetadataKeys.CORRELATION_ID,
          MetadataKeys.CAUSATION_ID,
          MetadataKeys.TRACEPARENT);

  @Override
  public Map<String, ?> correlationDataFor(Message<?> message) {
    Map<String, Object> data = new HashMap<>();
    for (String key : CARRIED) {
      Object value = message.getMetaData().get(key);
      if (value != null) {
        data.put(key, value);
      }
    }
    if (message instanceof CommandMessage<?>) {
      data.put(MetadataKeys.COMMAND_ID, message.getIdentifier());
      data.put(MetadataKeys.COMMAND, message.getPayloadType().getSimpleName());
      data.putIfAbsent(MetadataKeys.ACTOR, "system");
      data.putIfAbsent(MetadataKeys.CLIENT, "framelog");
      data.putIfAbsent(MetadataKeys.CORRELATION_ID, message.getIdentifier());
    }
    return data;
  }
}
