package io.framelog.query.search;

import io.framelog.stack.StackServer;
import io.framelog.stack.StackServers;
import io.framelog.stack.StackSettings;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The servers of all tests of search: Elasticsearch is slow to start, so there is one for each JVM.
 * Who needs a system of their own takes another database and another alias.
 */
final class SearchServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final StackServers SERVERS = start();

  private static StackServers start() {
    StackServers servers =
        StackServers.start(
            StackSettings.forTests(
                StackServer.POSTGRES, StackServer.REDIS, StackServer.ELASTICSEARCH));
    // Behind the last context that uses them.
    SpringApplication.getShutdownHandlers().add(servers::close);
    return servers;
  }

  static Map<String, String> properties() {
    return SERVERS.properties();
  }

  static int elasticsearchPort() {
    return URI.create(Objects.requireNonNull(properties().get("framelog.elasticsearch.url")))
        .getPort();
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(properties()).applyTo(context);
  }
}
