package io.framelog.bench.read;

import io.framelog.log.LogReader;
import io.framelog.query.progress.ProjectionProgress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A running node with real servers and a generated log. Its projections stand still until a measure
 * asks for them, so that each is measured by itself.
 */
public final class ReadSide implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final List<String> SETTINGS =
      List.of(
          "--framelog.stack.enabled=true",
          "--framelog.stack.servers=postgres,redis",
          "--axon.axonserver.enabled=false",
          // As for a server of this size; the small default is for laptops.
          "--framelog.stack.postgres-buffers=3GB",
          "--axon.update-check.disabled=true",
          "--axon.serializer.general=jackson3",
          "--axon.serializer.messages=jackson3",
          "--axon.serializer.events=jackson3",
          // As in the application.yml that is delivered.
          "--axon.timeout.handler.commands.timeout-ms=-1",
          "--axon.timeout.handler.commands.warning-threshold-ms=-1",
          "--axon.timeout.handler.events.timeout-ms=-1",
          "--axon.timeout.handler.events.warning-threshold-ms=-1",
          "--spring.threads.virtual.enabled=true",
          "--spring.flyway.out-of-order=true",
          "--spring.jpa.open-in-view=false",
          "--spring.jpa.hibernate.ddl-auto=none",
          "--logging.level.root=error");

  private final ConfigurableApplicationContext context;
  private final GeneratedLog log;

  private ReadSide(ConfigurableApplicationContext context, GeneratedLog log) {
    this.context = context;
    this.log = log;
  }

  /**
   * Starts the servers and the node, and writes the log unless the folder holds it already.
   *
   * @param folder of the data; null for a temporary one that is deleted at the end
   * @throws IllegalStateException when the folder holds another log
   */
  static ReadSide start(GeneratedLog log, @Nullable Path folder) throws SQLException {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(ReadNode.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .properties("framelog.stack.data-dir=" + (folder == null ? "temp" : folder))
            .run(SETTINGS.toArray(String[]::new));
    try {
      ReadSide side = new ReadSide(context, log);
      side.processors().forEach(StreamingEventProcessor::shutDown);
      side.fill();
      return side;
    } catch (RuntimeException | SQLException e) {
      context.close();
      throw e;
    }
  }

  private void fill() throws SQLException {
    long head = bean(LogReader.class).head().position();
    if (head == 0) {
      log.write(dataSource());
    } else if (!log.isIn(jdbc())) {
      throw new IllegalStateException("the folder holds another log, of " + head + " events");
    }
  }

  private List<StreamingEventProcessor> processors() {
    return bean(Configuration.class)
        .eventProcessingConfiguration()
        .eventProcessors()
        .values()
        .stream()
        .filter(StreamingEventProcessor.class::isInstance)
        .map(StreamingEventProcessor.class::cast)
        .toList();
  }

  /** The processor of this projection, started or not. */
  StreamingEventProcessor processor(String projection) {
    return bean(Configuration.class)
        .eventProcessingConfiguration()
        .eventProcessor(projection, StreamingEventProcessor.class)
        .orElseThrow();
  }

  /**
   * Starts a projection (it goes on until it is {@link #halt}ed) and returns when it has reached
   * the log's head.
   *
   * @param projection its name, for instance {@code image}
   */
  public void project(String projection) {
    StreamingEventProcessor processor = processor(projection);
    if (!processor.isRunning()) {
      processor.start();
    }
    bean(ProjectionProgress.class).await(projection, position(), PATIENCE);
  }

  /** Stops a projection where it is. */
  public void halt(String projection) {
    processor(projection).shutDown();
  }

  /** What was generated: ids of images, tags and their shares. Commands may have followed it. */
  public GeneratedLog log() {
    return log;
  }

  /** The head of the log now. */
  public long position() {
    return bean(LogReader.class).head().position();
  }

  /** A bean of the node, for instance a query gateway. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public DataSource dataSource() {
    return bean(DataSource.class);
  }

  public JdbcTemplate jdbc() {
    return bean(JdbcTemplate.class);
  }

  /** A setting of the node, for instance {@code framelog.redis.address}. */
  public String setting(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  /** Tells whoever waits how far it is. */
  public static void say(String format, @Nullable Object... values) {
    System.err.printf(format + "%n", values);
  }

  @Override
  public void close() {
    context.close();
  }
}
