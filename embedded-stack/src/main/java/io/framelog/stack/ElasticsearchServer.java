package io.framelog.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Elasticsearch node. */
final class ElasticsearchServer implements RunningServer {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final ChildProcess process;
  private final int port;

  private ElasticsearchServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static ElasticsearchServer start(StackContext context) throws IOException, InterruptedException {
    ServerLog log = ServerLog.begin(context.data().logs(), StackServer.ELASTICSEARCH);
    String version = context.versions().elasticsearch();
    Path home = context.dist().elasticsearch(version);
    context.data().requireMajor(StackServer.ELASTICSEARCH, Versions.major(version));
    ElasticsearchConfig config =
        new ElasticsearchConfig(home, context.data().of(StackServer.ELASTICSEARCH));
    return Ports.withFreePort(log, port -> start(context, config, log, port));
  }

  private static ElasticsearchServer start(
      StackContext context, ElasticsearchConfig config, ServerLog log, int port)
      throws IOException, InterruptedException {
    config.write(port);
    context.user().own(config.folder());
    ChildProcess process =
        ChildProcess.launch(
            // Killing is safe: a write is answered only after the translog has been synced.
            new ChildProcess.Command(
                List.of("bash", config.home().resolve("bin/elasticsearch").toString()),
                config.environment(context.settings()),
                config.folder(),
                log,
                "TERM",
                "KILL",
                true),
            context.user(),
            context.data().pidFile(StackServer.ELASTICSEARCH.id()));
    ElasticsearchServer server = new ElasticsearchServer(process, port);
    return Starting.untilReady(
        StackServer.ELASTICSEARCH, server, process, START_LIMIT, server::isHealthy);
  }

  private boolean isHealthy() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s")
                  .toURL()
                  .openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      try (var body = connection.getInputStream()) {
        body.readAllBytes();
      }
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false; // not listening yet, or 408 while its shards are still being opened
    }
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public Map<String, String> properties() {
    return Map.of("framelog.elasticsearch.url", url());
  }

  @Override
  public void stop() {
    process.stop(STOP_LIMIT);
  }
}
