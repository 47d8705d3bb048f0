package io.framelog.command.axonlog;

import io.framelog.log.EventTypes;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import io.framelog.log.NewEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of the log as messages of the store and back. The payload passes as text, never as an
 * object, so that it comes back as it was written. The metadata is a map in the store and comes
 * back as JSON with its keys sorted; the store's copy also holds the salts, because there is no
 * other place for them.
 */
final class LogMessages {
  /** The keys of the salts in the store's metadata; readers never see them. */
  static final String SALT = "salt";

  static final String METADATA_SALT = "metadataSalt";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();
  private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Serializer serializer;

  /**
   * @param serializer equal to the one that the store gives its messages, else they would be parsed
   *     and written anew
   */
  LogMessages(Serializer serializer) {
    this.serializer = serializer;
  }

  /** The message to publish for an event of a command. */
  DomainEventMessage<?> message(NewEvent event, String commandId) {
    String type = EventTypes.named(event.type()).map(Class::getName).orElse(event.type());
    String revision = event.revision().isEmpty() ? null : event.revision();
    SerializedObject<String> payload =
        new SimpleSerializedObject<>(
            event.payload(), String.class, new SimpleSerializedType(type, revision));
    Map<String, Object> metadata = new HashMap<>(JSON.readValue(event.metadata(), METADATA));
    // Without it nobody could tell later whether the command was done.
    metadata.putIfAbsent(MetadataKeys.COMMAND_ID, commandId);
    metadata.put(SALT, newSalt());
    metadata.put(METADATA_SALT, newSalt());
    return new GenericDomainEventMessage<>(
        event.aggregateType(),
        event.aggregateId(),
        event.sequence(),
        new SerializedMessage<>(
            event.eventId(),
            new LazyDeserializingObject<>(payload, serializer),
            new LazyDeserializingObject<>(MetaData.from(metadata))),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private static String newSalt() {
    byte[] salt = new byte[Seal.SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HEX.formatHex(salt);
  }

  LoggedEvent logged(long position, DomainEventMessage<?> message) {
    SerializedObject<String> payload = message.serializePayload(serializer, String.class);
    String revision = payload.getType().getRevision();
    return new LoggedEvent(
        position,
        message.getIdentifier(),
        type(payload),
        revision == null ? "" : revision,
        message.getType(),
        message.getAggregateIdentifier(),
        message.getSequenceNumber(),
        message.getTimestamp(),
        payload.getData(),
        JSON.writeValueAsString(withoutSalts(message.getMetaData())));
  }

  SealedEvent sealed(long position, DomainEventMessage<?> message) {
    LoggedEvent event = logged(position, message);
    return new SealedEvent(
        event,
        Seal.of(salt(position, message), event.payload()),
        Seal.of(salt(position, message, METADATA_SALT), event.metadata()));
  }

  /** The salt of the payload. */
  byte[] salt(long position, DomainEventMessage<?> message) {
    return salt(position, message, SALT);
  }

  private static byte[] salt(long position, DomainEventMessage<?> message, String key) {
    if (message.getMetaData().get(key) instanceof String salt) {
      return HEX.parseHex(salt);
    }
    throw new EventStoreException("the event at position " + position + " was not written by us");
  }

  /** The simple name of the event's type. */
  String type(DomainEventMessage<?> message) {
    return type(message.serializePayload(serializer, String.class));
  }

  private static String type(SerializedObject<String> payload) {
    String name = payload.getType().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static @Nullable Object actor(DomainEventMessage<?> message) {
    return message.getMetaData().get(MetadataKeys.ACTOR);
  }

  static boolean isOf(DomainEventMessage<?> message, String commandId) {
    return commandId.equals(message.getMetaData().get(MetadataKeys.COMMAND_ID));
  }

  static MetaData withoutSalts(MetaData metadata) {
    return metadata.withoutKeys(Set.of(SALT, METADATA_SALT));
  }
}
