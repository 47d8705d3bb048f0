package io.framelog.command.log;

import io.framelog.stack.StackServer;
import io.framelog.stack.StackServers;
import io.framelog.stack.StackSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that holds one log, on a real PostgreSQL with fsync on. */
public record LogDatabase(String url, String user, String password) {
  /** An empty database of its own on the server that the tests of this JVM share. */
  public static LogDatabase fresh(String name) throws SQLException {
    StackServers servers = StackServers.shared(StackSettings.forTests(StackServer.POSTGRES));
    LogDatabase first = of(servers);
    String unique = name + "_" + Units.id().replace("-", "");
    try (Connection connection = first.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + unique);
    }
    return new LogDatabase(
        first.url.replaceFirst("/framelog\\?", "/" + unique + "?"), first.user, first.password);
  }

  /** The database that a server starts with, reached directly. */
  static LogDatabase of(StackServers servers) {
    Map<String, String> properties = servers.properties();
    return new LogDatabase(
        Objects.requireNonNull(properties.get("spring.datasource.url")),
        Objects.requireNonNull(properties.get("spring.datasource.username")),
        Objects.requireNonNull(properties.get("spring.datasource.password")));
  }

  LogDatabase migrated() {
    Flyway.configure().dataSource(url, user, password).load().migrate();
    return this;
  }

  /** The same database through another port. */
  LogDatabase through(int port) {
    return new LogDatabase(
        url.replaceFirst("//127\\.0\\.0\\.1:\\d+/", "//127.0.0.1:" + port + "/"), user, password);
  }

  int port() {
    return Integer.parseInt(url.replaceFirst("^.*//127\\.0\\.0\\.1:(\\d+)/.*$", "$1"));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Plain JDBC with a connection per statement, apart from everything under test. */
  public JdbcTemplate jdbc() {
    return new JdbcTemplate(new DriverManagerDataSource(url, user, password));
  }
}
