package io.framelog.bench.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.env.Environment;

/** Where a database of the one server is. */
record Database(String url, String user, String password) {
  static Database of(Environment environment) {
    return new Database(
        environment.getRequiredProperty("spring.datasource.url"),
        environment.getRequiredProperty("spring.datasource.username"),
        environment.getRequiredProperty("spring.datasource.password"));
  }

  /** Makes a database beside this one. */
  Database beside(String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new Database(url.replaceFirst("/framelog\\b", "/" + name), user, password);
  }
}
