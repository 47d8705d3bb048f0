package io.framelog.stack;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL with everything on that makes a commit last. */
final class PostgresServer implements RunningServer {

  private static final String DATABASE = "framelog";

  /** Recovery after a crash may have to replay {@code max_wal_size} of log. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  /** The final checkpoint writes out all of shared_buffers. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private static final List<String> OPTIONS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=300",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_wal_size=2GB",
          "min_wal_size=160MB",
          "checkpoint_timeout=15min",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_min_messages=warning",
          "log_line_prefix=%m [%p] ");

  private final ChildProcess process;
  private final int port;
  private final String password;

  private PostgresServer(ChildProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  static PostgresServer start(StackContext context) throws IOException, InterruptedException {
    ServerLog log = ServerLog.begin(context.data().logs(), StackServer.POSTGRES);
    PostgresCluster cluster = PostgresCluster.prepare(context, log);
    return Ports.withFreePort(log, port -> start(context, cluster, log, port));
  }

  private static PostgresServer start(
      StackContext context, PostgresCluster cluster, ServerLog log, int port)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(cluster.programs().resolve("bin/postgres").toString());
    words.addAll(List.of("-D", cluster.files().toString(), "-p", Integer.toString(port)));
    words.addAll(List.of("-c", "shared_buffers=" + context.settings().postgresBuffers()));
    OPTIONS.forEach(option -> words.addAll(List.of("-c", option)));
    ChildProcess process =
        ChildProcess.launch(
            // INT ends sessions and writes a checkpoint; QUIT ends at once and recovers at the next
            // start.
            new ChildProcess.Command(
                words, PostgresCluster.ENVIRONMENT, cluster.files(), log, "INT", "QUIT", false),
            context.user(),
            context.data().pidFile(StackServer.POSTGRES.id()));
    PostgresServer server =
        new PostgresServer(process, port, context.credentials().postgresPassword());
    return Starting.untilReady(
        StackServer.POSTGRES,
        server,
        process,
        START_LIMIT,
        () -> {
          if (!cluster.isReady()) {
            return false;
          }
          server.createDatabase();
          return true;
        });
  }

  private void createDatabase() throws IOException {
    Properties login = new Properties();
    login.setProperty("user", PostgresCluster.ROLE);
    login.setProperty("password", password);
    // The driver itself, not DriverManager: that one sees only drivers of its own class loader.
    try (Connection connection = new org.postgresql.Driver().connect(url("postgres"), login);
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + DATABASE);
    } catch (SQLException e) {
      throw new IOException("cannot open the database: " + e.getMessage(), e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  @Override
  public Map<String, String> properties() {
    return Map.of(
        "spring.datasource.url",
        url(DATABASE) + "?reWriteBatchedInserts=true",
        "spring.datasource.username",
        PostgresCluster.ROLE,
        "spring.datasource.password",
        password);
  }

  @Override
  public void stop() {
    process.stop(STOP_LIMIT);
  }
}
