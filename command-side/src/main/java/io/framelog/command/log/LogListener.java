package io.framelog.command.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of other nodes' appends through LISTEN / NOTIFY. Its loss only makes readers slower: they
 * poll as well.
 */
final class LogListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LogListener.class);
  private static final int WAIT_MILLIS = 1_000;

  private final LogConnections connections;
  private final LogSignal signal;
  private final Thread thread;
  private volatile boolean closed;

  LogListener(LogConnections connections, LogSignal signal) {
    this.connections = connections;
    this.signal = signal;
    this.thread = Thread.ofPlatform().name("log-listener").daemon().start(this::run);
  }

  private void run() {
    while (!closed) {
      try (Connection connection = connections.openForListening()) {
        listen(connection);
      } catch (SQLException e) {
        if (!closed) {
          log.warn("not hearing of other nodes' events for now: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen framelog_log");
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (!closed) {
      poll(connection);
      PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
      while (notifications != null && notifications.length > 0 && !closed) {
        signal.reached(Long.parseLong(notifications[notifications.length - 1].getParameter()));
        notifications = postgres.getNotifications(WAIT_MILLIS);
      }
    }
  }

  /** What was appended before LISTEN took effect, or without its notification reaching us. */
  private void poll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet head = statement.executeQuery("select position from event_log_head")) {
      if (head.next()) {
        signal.reached(head.getLong(1));
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(2L * WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
