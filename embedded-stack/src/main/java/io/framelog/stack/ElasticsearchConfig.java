package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The configuration folder of our one-node Elasticsearch; written anew at each start. */
record ElasticsearchConfig(Path home, Path folder) {

  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
      rootLogger.level = info
      rootLogger.appenderRef.console.ref = console
      logger.deprecation.name = org.elasticsearch.deprecation
      logger.deprecation.level = error
      """;

  /** Makes the folders below {@code folder}, the server's part of the data folder. */
  void write(int port) throws IOException {
    for (String name : List.of("config", "data", "logs", "tmp")) {
      Files.createDirectories(folder.resolve(name));
    }
    Path config = folder.resolve("config");
    Files.write(
        config.resolve("jvm.options"),
        Files.readAllLines(home.resolve("config/jvm.options")).stream()
            .filter(line -> !line.contains("-Xlog:gc")) // 2 GB of garbage collector logs
            .toList());
    Files.writeString(config.resolve("log4j2.properties"), LOGGING);
    Files.writeString(
        config.resolve("elasticsearch.yml"),
        """
        cluster.name: framelog
        node.name: framelog-1
        discovery.type: single-node
        network.host: 127.0.0.1
        http.port: %d
        transport.port: 0
        xpack.security.enabled: false
        # One node has nowhere to move shards to, and would turn them read-only instead.
        cluster.routing.allocation.disk.threshold_enabled: false
        path.data: %s
        path.logs: %s
        """
            .formatted(port, quoted(folder.resolve("data")), quoted(folder.resolve("logs"))));
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  Map<String, String> environment(StackSettings settings) {
    String compiler = settings.fastStart() ? " -XX:TieredStopAtLevel=1" : "";
    return Map.of(
        "ES_PATH_CONF", folder.resolve("config").toString(),
        "ES_TMPDIR", folder.resolve("tmp").toString(),
        "ES_JAVA_HOME", System.getProperty("java.home"),
        "JAVA_HOME", "",
        "HOME", folder.toString(),
        "CLI_JAVA_OPTS", "-Xmx32m -XX:TieredStopAtLevel=1",
        "ES_JAVA_OPTS",
            "-Xms%1$s -Xmx%1$s -XX:-AlwaysPreTouch%2$s"
                .formatted(settings.elasticsearchHeap(), compiler));
  }
}
