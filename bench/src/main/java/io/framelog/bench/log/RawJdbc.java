package io.framelog.bench.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The floor: prepared inserts of rows as large as ours into a table with the columns and the
 * constraints of the stock event store, one connection per caller, nothing else.
 */
final class RawJdbc implements AutoCloseable {
  /** The average size of our rows' texts, in bytes. */
  record RowSize(int payload, int metadata) {}

  private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
  private final byte[] payload;
  private final byte[] metadata;

  RawJdbc(Database database, int callers, RowSize size) throws SQLException {
    this.payload = "x".repeat(size.payload()).getBytes(StandardCharsets.US_ASCII);
    this.metadata = "x".repeat(size.metadata()).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < callers; i++) {
      Connection connection =
          DriverManager.getConnection(database.url(), database.user(), database.password());
      connection.setAutoCommit(false);
      connections.add(connection);
    }
    try (Statement statement = first().createStatement()) {
      statement.execute(
          """
          create table if not exists raw_event (
            position bigserial primary key, event_id text unique, type text, revision text,
            aggregate_type text, aggregate_id text, sequence bigint, recorded_at text,
            payload bytea, metadata bytea, unique (aggregate_id, sequence))""");
      first().commit();
    }
  }

  private Connection first() {
    return connections.element();
  }

  /** Inserts rows and commits. */
  long insert(int rows) throws Exception {
    Connection connection = connections.take();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into raw_event (event_id, type, revision, aggregate_type, aggregate_id,"
                + " sequence, recorded_at, payload, metadata) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < rows; i++) {
        statement.setString(1, UUID.randomUUID().toString());
        statement.setString(2, "io.framelog.image.events.ImageRegistered");
        statement.setString(3, "1");
        statement.setString(4, "Image");
        statement.setString(5, UUID.randomUUID().toString());
        statement.setLong(6, 0);
        statement.setString(7, "2026-11-22T00:00:00.000000Z");
        statement.setBytes(8, payload);
        statement.setBytes(9, metadata);
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
      return rows;
    } finally {
      connections.add(connection);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
