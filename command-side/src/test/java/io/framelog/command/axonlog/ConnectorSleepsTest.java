package io.framelog.command.axonlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.command.log.FramelogCommandBus;
import io.framelog.command.log.LogTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The connector is on the class path of every build; switched off, it does nothing. */
@LogTest
class ConnectorSleepsTest {
  private static final ServerSocket SERVER = listening();

  @Autowired ApplicationContext context;
  @Autowired CommandBus bus;
  @Autowired EventStore events;

  @DynamicPropertySource
  static void aServerIsNamed(DynamicPropertyRegistry properties) {
    properties.add("axon.axonserver.servers", () -> "127.0.0.1:" + SERVER.getLocalPort());
  }

  @AfterAll
  static void close() throws IOException {
    SERVER.close();
  }

  @Test
  void givenAxonServerIsOffThenNobodyConnectsToIt() {
    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(SERVER::accept);
  }

  @Test
  void givenAxonServerIsOffThenTheLogAndTheBusAreOurs() {
    assertThat(context.getBeansOfType(AxonServerConnectionManager.class)).isEmpty();
    assertThat(context.getBeansOfType(AxonServerLogConfiguration.class)).isEmpty();
    assertThat(bus).isExactlyInstanceOf(FramelogCommandBus.class);
    assertThat(events).isInstanceOf(EmbeddedEventStore.class);
  }

  private static ServerSocket listening() {
    try {
      ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      socket.setSoTimeout(1_000);
      return socket;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
