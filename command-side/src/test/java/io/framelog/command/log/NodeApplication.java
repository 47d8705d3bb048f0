package io.framelog.command.log;

import io.framelog.log.CommandOutcome;
import io.framelog.log.MetadataKeys;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * One node as production wires it, with the dataset aggregate, on a database that others may share.
 * Being a test configuration keeps it out of the other tests' component scans.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {
      "io.framelog.command.log",
      "io.framelog.command.axon",
      "io.framelog.command.dataset"
    },
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.ANNOTATION,
            classes = {SpringBootApplication.class, TestConfiguration.class}))
class NodeApplication {
  static ConfigurableApplicationContext on(LogDatabase database) {
    return new SpringApplicationBuilder(NodeApplication.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .registerShutdownHook(false)
        .properties(
            Map.of(
                "framelog.stack.enabled", "false",
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "axon.axonserver.enabled", "false",
                "axon.serializer.general", "jackson3",
                "axon.serializer.messages", "jackson3",
                "axon.serializer.events", "jackson3",
                "logging.level.root", "WARN"))
        .run();
  }

  /** Sends a command under an id through a node's gateway. */
  static CommandOutcome send(CommandGateway gateway, String commandId, Object command) {
    return gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(commandId, command, Map.of(MetadataKeys.ACTOR, "ann")),
            command.getClass().getName()));
  }
}
