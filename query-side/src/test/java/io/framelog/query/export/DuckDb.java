package io.framelog.query.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB in memory: reads what we have written, knowing nothing of us. */
final class DuckDb {
  private DuckDb() {}

  /**
   * The rows of a query over a file of these bytes, which {@code sql} calls {@code FILE}; columns
   * are joined by bars.
   */
  static List<String> rows(byte[] content, String sql) {
    try {
      Path file = Files.createTempFile("export", ".bin");
      Files.write(file, content);
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duck.createStatement();
          ResultSet result = statement.executeQuery(sql.replace("FILE", "'" + file + "'"))) {
        return read(result);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> rows = new ArrayList<>();
    while (result.next()) {
      List<String> cells = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        cells.add(String.valueOf(result.getObject(column)));
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }
}
