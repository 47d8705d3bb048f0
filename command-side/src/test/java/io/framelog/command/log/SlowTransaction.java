package io.framelog.command.log;

import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Another node that hangs at the worst moment: its rows are written with the appender's own
 * statements, under the head lock, and not committed. Unlike an appender's, its connection has no
 * timeouts.
 */
final class SlowTransaction implements AutoCloseable {
  private final Connection connection;
  private final CommandOutcome promised;

  private SlowTransaction(Connection connection, CommandOutcome promised) {
    this.connection = connection;
    this.promised = promised;
  }

  static SlowTransaction holding(LogDatabase database, AppendUnit unit) throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    PendingUnit pending = new PendingUnit(unit, Duration.ofMinutes(1).toNanos());
    AppendTransaction transaction = new AppendTransaction(connection, List.of(pending));
    transaction.write();
    AppendReceipt receipt = Objects.requireNonNull(transaction.receipts().get(pending));
    return new SlowTransaction(connection, receipt.outcome());
  }

  /** What becomes of the unit if it is committed. */
  CommandOutcome promised() {
    return promised;
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  /** Without a commit before it, this is a rollback. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
