package io.framelog.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the servers before the application context when {@code framelog.stack.enabled} is true,
 * and tells the context where they are. The other settings are {@code framelog.stack.data-dir}
 * (default {@code .framelog}; {@code temp} is a folder that is deleted at the end), {@code .dist},
 * {@code .servers}, {@code .fast-start}, {@code .elasticsearch-heap} and {@code .postgres-buffers};
 * see {@link StackSettings}.
 */
final class StackEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

  private static final String PREFIX = "framelog.stack.";

  private static final String S3_LOG_LEVEL = "logging.level.org.gaul";

  private final Log log;

  StackEnvironmentPostProcessor(DeferredLogFactory logs) {
    this.log = logs.getLog(StackEnvironmentPostProcessor.class);
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.getProperty(PREFIX + "enabled", Boolean.class, false)) {
      return;
    }
    StackSettings settings = settings(environment);
    long begin = System.nanoTime();
    // Boot runs these handlers after all contexts are closed: the servers outlive their users.
    StackServers servers = SharedStacks.get(settings, SpringApplication.getShutdownHandlers()::add);
    Map<String, Object> properties = new HashMap<>(servers.properties());
    if (!environment.containsProperty(S3_LOG_LEVEL)) {
      properties.put(S3_LOG_LEVEL, "warn"); // s3proxy reports each of its settings at INFO
    }
    environment.getPropertySources().addFirst(new MapPropertySource("framelogStack", properties));
    log.info(
        "Servers %s are up after %.1f s (data in %s)"
            .formatted(
                settings.servers().stream().map(StackServer::id).toList(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0,
                servers.dataDir()));
  }

  private static StackSettings settings(ConfigurableEnvironment environment) {
    String dataDir = environment.getProperty(PREFIX + "data-dir", ".framelog");
    try {
      return new StackSettings(
          dataDir.equals("temp") ? null : Path.of(dataDir),
          path(environment.getProperty(PREFIX + "dist")),
          StackServer.parse(environment.getProperty(PREFIX + "servers", "")),
          environment.getProperty(PREFIX + "fast-start", Boolean.class, false),
          environment.getProperty(PREFIX + "elasticsearch-heap", StackSettings.HEAP),
          environment.getProperty(PREFIX + "postgres-buffers", StackSettings.BUFFERS));
    } catch (IllegalArgumentException e) {
      throw new StackStartException(
          "bad-setting", String.valueOf(e.getMessage()), "Correct that setting.", e);
    }
  }

  private static @Nullable Path path(@Nullable String value) {
    return value == null || value.isBlank() ? null : Path.of(value);
  }

  /** Last: application.yml and all other sources have been read by then. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
