package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** All four servers together, through the worst that can happen to them. */
class StackServersTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path temp;

  @Test
  void whatWasAnsweredSurvivesTheDeathOfTheJvmAndNoServerDoes() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    Path dataDir = temp.resolve("data with a space");
    try (ChildJvm child = ChildJvm.start(StackMain.class, temp, dataDir.toString(), "")) {
      Map<String, String> properties = child.awaitReady();
      write(properties);

      child.signal("KILL");
      child.awaitExit();

      assertThat(child.survivorsAfter(Duration.ofSeconds(3))).isEmpty();
    }
    try (StackServers servers =
        StackServers.start(Settings.on(dataDir, EnumSet.allOf(StackServer.class)))) {
      read(servers.properties());
    }
    assertThat(ProcessHandle.current().descendants()).isSubsetOf(before);
  }

  private void write(Map<String, String> properties) throws Exception {
    try (Connection connection = connect(properties)) {
      connection.createStatement().execute("CREATE TABLE kept(value text)");
      connection.createStatement().execute("INSERT INTO kept VALUES ('kept')");
    }
    assertThat(Redis.ask(properties, "PING")).isEqualTo("+PONG");
    assertThat(elasticsearch(properties, "PUT", "/kept/_doc/1", "{\"value\":\"kept\"}"))
        .contains("\"result\":\"created\"");
    try (S3Client s3 = S3.client(properties)) {
      s3.createBucket(request -> request.bucket("kept"));
      s3.putObject(
          request -> request.bucket("kept").key("images/1.png"), RequestBody.fromString("kept"));
    }
  }

  private void read(Map<String, String> properties) throws Exception {
    try (Connection connection = connect(properties);
        ResultSet rows = connection.createStatement().executeQuery("SELECT value FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("kept");
    }
    assertThat(Redis.ask(properties, "PING")).isEqualTo("+PONG");
    assertThat(elasticsearch(properties, "GET", "/kept/_doc/1", "")).contains("\"found\":true");
    assertThat(elasticsearch(properties, "GET", "/_cluster/health", "")).contains("framelog");
    try (S3Client s3 = S3.client(properties)) {
      assertThat(
              s3.getObjectAsBytes(request -> request.bucket("kept").key("images/1.png"))
                  .asUtf8String())
          .isEqualTo("kept");
    }
  }

  private static Connection connect(Map<String, String> properties) throws Exception {
    return DriverManager.getConnection(
        properties.get("spring.datasource.url"),
        properties.get("spring.datasource.username"),
        properties.get("spring.datasource.password"));
  }

  private String elasticsearch(
      Map<String, String> properties, String method, String path, String body) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(properties.get("framelog.elasticsearch.url") + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
