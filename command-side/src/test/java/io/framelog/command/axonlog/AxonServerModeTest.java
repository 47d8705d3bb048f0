package io.framelog.command.axonlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.command.log.ContractUnits;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import io.framelog.selection.SelectionSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Axon Server is switched on, but nothing listens where it should be. */
@SpringBootTest(
    classes = AxonServerTestApplication.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "axon.axonserver.enabled=true",
      "axon.axonserver.commit-timeout=500",
      "axon.axonserver.connect-timeout=200",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "axon.update-check.disabled=true",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
class AxonServerModeTest {
  /** As the projections are: a part of Axon's configuration that needs the log. */
  @TestConfiguration
  static class PartsThatNeedTheLog {
    @Bean
    ConfigurerModule needsTheLog(LogReader reader, LogAppender appender) {
      return configurer -> {};
    }
  }

  @Autowired ApplicationContext context;
  @Autowired LogReader reader;
  @Autowired LogAppender appender;
  @Autowired EventStore events;
  @Autowired CommandBus bus;
  @Autowired CommandGateway gateway;

  @DynamicPropertySource
  static void nobodyListens(DynamicPropertyRegistry properties) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + socket.getLocalPort();
      properties.add("axon.axonserver.servers", () -> address);
    }
  }

  @Test
  void givenNoServerThenTheNodeStartsWithTheLogOnAxonServerAndWithoutOurOwn() {
    assertThat(context.getBeansOfType(EventStorageEngine.class)).isEmpty();
    assertThat(context.getBeanNamesForType(Object.class))
        .doesNotContain(
            "logConnections", "logSignal", "logListener", "eventStorageEngine", "aggregateLoads");
    assertThat(reader).isExactlyInstanceOf(AxonLogReader.class);
    assertThat(appender).isExactlyInstanceOf(AxonLogAppender.class);
    assertThat(events).isExactlyInstanceOf(AxonLogEventStore.class);
    assertThat(bus).isExactlyInstanceOf(AxonServerCommandBus.class);
    assertThat(((AxonServerCommandBus) bus).localSegment()).isSameAs(context.getBean("commandBus"));
  }

  @Test
  void givenNoServerThenAnAppendSaysThatTheLogIsUnavailable() {
    assertUnavailable(() -> appender.append(ContractUnits.unit(ContractUnits.id(), 0, 1)));
  }

  @Test
  void givenNoServerThenACommandIsToldThatTheLogIsUnavailable() {
    String name = "nowhere-" + ContractUnits.id();
    assertUnavailable(
        () ->
            gateway.sendAndWait(
                new DefineDataset(
                    Identities.dataset(name), name, SelectionSpec.ofText("tag:car"))));
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatExceptionOfType(CommandRejected.class)
        .isThrownBy(call)
        .satisfies(
            e ->
                assertThat(e.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.LOG_UNAVAILABLE));
  }
}
