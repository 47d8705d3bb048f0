package io.framelog.command.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Opens the log's own connections, outside the pool, and refuses a server that may lose commits.
 */
final class LogConnections {
  private final String url;
  private final Properties properties = new Properties();

  LogConnections(String url, String user, String password) {
    this.url = url;
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "framelog-log");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
  }

  /** For the appender: READ COMMITTED, durable commits, and timeouts on everything. */
  Connection openForAppending() throws SQLException {
    // A dead server must not hold the appender for ever; every statement ends within 5 s.
    Connection connection = open("10");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          // Only look-ups by key: plans are made once, also while the tables are empty.
          "set enable_seqscan = off; set plan_cache_mode = force_generic_plan;"
              + " set synchronous_commit = on; set lock_timeout = '3s'; set statement_timeout = '4s';"
              + " set idle_in_transaction_session_timeout = '4s'");
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** For LISTEN: idle most of the time, so without a socket timeout. */
  Connection openForListening() throws SQLException {
    return open("0");
  }

  /**
   * For loading aggregates. Not the application's pool: its connections may all be held by callers
   * who wait for an aggregate.
   */
  HikariDataSource poolForLoading(int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("log-loader");
    config.setJdbcUrl(url);
    config.setUsername(properties.getProperty("user"));
    config.setPassword(properties.getProperty("password"));
    config.setMaximumPoolSize(connections);
    config.setReadOnly(true);
    return new HikariDataSource(config);
  }

  private Connection open(String socketTimeoutSeconds) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    all.setProperty("socketTimeout", socketTimeoutSeconds);
    return DriverManager.getConnection(url, all);
  }
}
