package io.framelog.query.bulk;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows for one statement, sent as one array a column: a single round trip, and one text of the
 * statement whatever the number of rows, so that it stays prepared. The statement takes the arrays
 * in order, {@code unnest(?, ?, ...)}.
 */
public final class Rows {
  /** SQL that makes a timestamp of {@code %s}, a column of {@link Column#MICROS}. */
  public static final String TIMESTAMP = "timestamptz 'epoch' + %s * interval '1 microsecond'";

  private final String sql;
  private final Column[] columns;
  private final List<List<@Nullable Object>> values = new ArrayList<>();

  public Rows(String sql, Column... columns) {
    this.sql = sql;
    this.columns = columns.clone();
    for (int i = 0; i < columns.length; i++) {
      values.add(new ArrayList<>());
    }
  }

  /** Adds a row: one value a column, in their order. */
  public void add(@Nullable Object... row) {
    if (row.length != columns.length) {
      throw new IllegalArgumentException(row.length + " values for " + columns.length + " columns");
    }
    for (int i = 0; i < row.length; i++) {
      values.get(i).add(row[i]);
    }
  }

  public boolean isEmpty() {
    return values.getFirst().isEmpty();
  }

  /** Runs the statement unless there are no rows. */
  public void write(JdbcTemplate jdbc) {
    if (isEmpty()) {
      return;
    }
    jdbc.update(
        connection -> {
          PGConnection postgres = connection.unwrap(PGConnection.class);
          PreparedStatement statement = connection.prepareStatement(sql);
          for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            statement.setArray(
                i + 1, postgres.createArrayOf(column.sqlType(), column.array(values.get(i))));
          }
          return statement;
        });
  }
}
