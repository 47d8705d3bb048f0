package io.framelog.query.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets one node at a time fill an index: a Postgres advisory lock on a connection of its own, which
 * the server releases when the node dies. No transaction is open meanwhile.
 */
@SearchComponent
class RebuildLock {
  private static final long KEY = 0x6672616d656c6f67L; // "framelog" in ASCII

  private final DataSource dataSource;

  RebuildLock(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A lock that is held until it is closed. */
  static final class Held implements AutoCloseable {
    private final Connection connection;

    private Held(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void close() throws SQLException {
      try (connection) {
        call(connection, "select pg_advisory_unlock(?)");
      }
    }
  }

  /** The lock, or empty while another holds it. */
  Optional<Held> tryLock() throws SQLException {
    Connection connection = dataSource.getConnection();
    boolean locked = false;
    try {
      locked = call(connection, "select pg_try_advisory_lock(?)");
      return locked ? Optional.of(new Held(connection)) : Optional.empty();
    } finally {
      if (!locked) {
        connection.close();
      }
    }
  }

  private static boolean call(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, KEY);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
