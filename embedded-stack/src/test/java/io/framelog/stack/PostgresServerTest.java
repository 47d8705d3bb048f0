package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path temp;

  @Test
  void makesCommitsLastAndSortsTheSameEverywhere() throws Exception {
    try (StackServers servers =
            StackServers.start(Settings.on(temp.resolve("data"), StackServer.POSTGRES));
        Connection connection = connect(servers.properties())) {
      assertThat(
              List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums").stream()
                  .map(name -> ask(connection, "SHOW " + name)))
          .containsOnly("on");
      assertThat(ask(connection, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(ask(connection, "SHOW log_timezone")).isEqualTo("UTC");
      assertThat(ask(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(
              ask(
                  connection,
                  "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database"
                      + " WHERE datname = current_database()"))
          .isEqualTo("b C.UTF-8");
      assertThat(ask(connection, "SELECT upper('grün') || (2 > 1)")).isEqualTo("GRÜNtrue");
    }
  }

  @Test
  void startsAlthoughADeadServersNumberBelongsToAnotherProcessNow() throws Exception {
    StackSettings settings = Settings.on(temp.resolve("data"), StackServer.POSTGRES);
    StackServers.start(settings).close();
    Path cluster = temp.resolve("data/postgres/cluster");
    long alive = ProcessHandle.current().pid();
    Files.writeString(
        cluster.resolve("postmaster.pid"),
        "%d\n%s\n0\n5432\n\n127.0.0.1\n0 0\nready   \n".formatted(alive, cluster));

    try (StackServers servers = StackServers.start(settings);
        Connection connection = connect(servers.properties())) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void asksForItsPassword() throws Exception {
    try (StackServers servers =
        StackServers.start(Settings.on(temp.resolve("data"), StackServer.POSTGRES))) {
      Map<String, String> properties = servers.properties();
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      properties.get("spring.datasource.url"), "framelog", "wrong"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  private static Connection connect(Map<String, String> properties) throws SQLException {
    return DriverManager.getConnection(
        properties.get("spring.datasource.url"),
        properties.get("spring.datasource.username"),
        properties.get("spring.datasource.password"));
  }

  private static String ask(Connection connection, String sql) {
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
