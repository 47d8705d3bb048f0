package io.framelog.command.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Collects what a copy of an image decides. */
final class EventsOfRehearsal implements EventBus {
  private final List<Object> payloads = new ArrayList<>();

  List<Object> payloads() {
    return List.copyOf(payloads);
  }

  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    events.forEach(event -> payloads.add(event.getPayload()));
  }

  @Override
  public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
    throw new UnsupportedOperationException("nobody hears of a rehearsal");
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
    throw new UnsupportedOperationException("nobody hears of a rehearsal");
  }
}
