package io.framelog.enrichment.saga;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over events that this build cannot read, and says so: as a handler those of an unknown
 * type or revision, which no saga would be given; as an interceptor those whose payload is not what
 * their type says, at which every saga would fail again and again.
 */
final class UnreadableEvents
    implements EventMessageHandler, MessageHandlerInterceptor<EventMessage<?>> {
  private static final Logger log = LoggerFactory.getLogger(UnreadableEvents.class);

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Counter passedOver;

  UnreadableEvents(MeterRegistry meters) {
    this.passedOver =
        Counter.builder("framelog.enrichment.unreadable.events")
            .description("How often a segment of the sagas has passed over an event")
            .register(meters);
  }

  @Override
  public boolean canHandle(EventMessage<?> message) {
    return canHandleType(message.getPayloadType());
  }

  @Override
  public boolean canHandleType(Class<?> payloadType) {
    return payloadType == UnknownSerializedType.class;
  }

  @Override
  public @Nullable Object handle(EventMessage<?> message) {
    SerializedType type = ((UnknownSerializedType) message.getPayload()).serializedType();
    report(message, type.getName() + ", revision " + type.getRevision());
    return null;
  }

  @Override
  public @Nullable Object handle(
      UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
    EventMessage<?> message = unitOfWork.getMessage();
    if (!canHandle(message)) {
      try {
        message.getPayload();
      } catch (SerializationException e) {
        report(message, message.getPayloadType().getSimpleName() + ", unreadable: " + e);
        return null;
      }
    }
    return chain.proceed();
  }

  private void report(EventMessage<?> message, String type) {
    passedOver.increment();
    if (said.add(type)) {
      log.error("The sagas pass over events of {}, the first is {}", type, message.getIdentifier());
    }
  }

  /** Sagas are not replayed, and this changes nothing about it. */
  @Override
  public boolean supportsReset() {
    return false;
  }
}
