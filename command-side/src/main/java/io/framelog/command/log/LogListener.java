package io.framelog.command.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.caching.Cache;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of other nodes' appends through LISTEN / NOTIFY, and of erasures, after which this node
 * must not keep an aggregate that it folded before. The loss of an append only makes readers
 * slower: they poll as well. After a lost connection all aggregates are dropped, because an erasure
 * may have been missed.
 */
final class LogListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LogListener.class);
  private static final String ERASED = "framelog_erased";
  private static final int WAIT_MILLIS = 1_000;

  private final LogConnections connections;
  private final LogSignal signal;
  private final Cache aggregates;
  private final Thread thread;
  private volatile boolean closed;

  LogListener(LogConnections connections, LogSignal signal, Cache aggregates) {
    this.connections = connections;
    this.signal = signal;
    this.aggregates = aggregates;
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
      statement.execute("listen framelog_log; listen " + ERASED);
    }
    aggregates.removeAll();
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (!closed) {
      poll(connection);
      PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
      while (notifications != null && notifications.length > 0 && !closed) {
        for (PGNotification notification : notifications) {
          heard(notification);
        }
        notifications = postgres.getNotifications(WAIT_MILLIS);
      }
    }
  }

  private void heard(PGNotification notification) {
    if (notification.getName().equals(ERASED)) {
      aggregates.remove(notification.getParameter());
    } else {
      signal.reached(Long.parseLong(notification.getParameter()));
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
