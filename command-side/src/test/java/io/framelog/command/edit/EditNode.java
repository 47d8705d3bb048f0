package io.framelog.command.edit;

import io.framelog.command.log.LogDatabase;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RegisterImages;
import io.framelog.job.FindJob;
import io.framelog.job.JobView;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** A node of the command side as production wires it, images and jobs included. */
final class EditNode implements AutoCloseable {
  private static final int REGISTERED_AT_ONCE = 1_000;

  final ConfigurableApplicationContext context;
  final CommandGateway commands;
  final QueryGateway queries;

  private EditNode(ConfigurableApplicationContext context) {
    this.context = context;
    this.commands = context.getBean(CommandGateway.class);
    this.queries = context.getBean(QueryGateway.class);
  }

  /** With settings of jobs, for instance {@code workers}. */
  static EditNode on(LogDatabase database, Map<String, ?> settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("framelog.stack.enabled", "false");
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    properties.put("axon.axonserver.enabled", "false");
    properties.put("axon.serializer.general", "jackson3");
    properties.put("axon.serializer.messages", "jackson3");
    properties.put("axon.serializer.events", "jackson3");
    properties.put("framelog.jobs.lease", "3s");
    properties.put("framelog.jobs.heartbeat", "200ms");
    properties.put("framelog.jobs.poll", "100ms");
    properties.put("logging.level.root", "ERROR");
    settings.forEach((name, value) -> properties.put("framelog.jobs." + name, value));
    return new EditNode(
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .properties(properties)
            .run());
  }

  CommandOutcome send(String actor, Object command) {
    return commands.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(
                UUID.randomUUID().toString(), command, MetaData.with("actor", actor)),
            command.getClass().getName()));
  }

  /** Submits and returns the job's id. */
  String submit(String actor, Object command) {
    return Objects.requireNonNull(send(actor, command).ids().get("jobId"));
  }

  long head() {
    return context.getBean(LogReader.class).head().position();
  }

  JobView job(String jobId) {
    return queries.query(new FindJob(jobId), JobView.class).join();
  }

  JobView finished(String jobId) throws InterruptedException {
    JobView job = job(jobId);
    while (!job.state().isFinal()) {
      TimeUnit.MILLISECONDS.sleep(10);
      job = job(jobId);
    }
    return job;
  }

  /** Registers images of 400 x 200 pixels and returns their ids, in order. */
  List<String> register(String prefix, int count) {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < count; from += REGISTERED_AT_ONCE) {
      List<RegisterImage> some =
          IntStream.range(from, Math.min(count, from + REGISTERED_AT_ONCE))
              .mapToObj(i -> registration(prefix + i))
              .toList();
      send("importer", new RegisterImages(some));
      some.forEach(image -> ids.add(image.imageId()));
    }
    return ids.stream().sorted().toList();
  }

  private static RegisterImage registration(String content) {
    String sha256 = Sha256.hex(content);
    String id = Identities.image(Identities.IMAGES, sha256);
    return new RegisterImage(
        id,
        "images/" + id + ".jpg",
        sha256,
        "image/jpeg",
        1_000,
        400,
        200,
        null,
        null,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Origin.IMPORT);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A node in a JVM of its own: address and user as arguments, the password in the environment. */
  public static void main(String[] arguments) {
    on(
        new LogDatabase(
            arguments[0], arguments[1], Objects.requireNonNull(System.getenv("DATABASE_PASSWORD"))),
        Map.of("workers", 2));
  }

  /** Being a test configuration keeps it out of the other tests' component scans. */
  @TestConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = {
        "io.framelog.command.log",
        "io.framelog.command.axon",
        "io.framelog.command.annotation",
        "io.framelog.command.image",
        "io.framelog.command.job",
        "io.framelog.command.edit"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.ANNOTATION,
              classes = {SpringBootApplication.class, TestConfiguration.class}))
  static class Application {}
}
