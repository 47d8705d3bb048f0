package io.framelog.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ServerTest {

  private static final String KEY = "images/ключ 画像+%.png";

  @TempDir Path temp;

  @Test
  void storesObjectsForSignedRequestsOnlyAndKeepsThem() throws Exception {
    StackSettings settings = Settings.on(temp.resolve("data"), StackServer.S3);
    String secret;
    try (StackServers servers = StackServers.start(settings);
        S3Client s3 = S3.client(servers.properties());
        S3Client forger = S3.client(servers.properties(), "wrong")) {
      secret = servers.properties().get("framelog.s3.secret-key");
      s3.createBucket(request -> request.bucket("framelog"));
      s3.putObject(
          request -> request.bucket("framelog").key(KEY).contentType("image/png"),
          RequestBody.fromString("signed"));

      assertThatThrownBy(
              () -> forger.getObjectAsBytes(request -> request.bucket("framelog").key(KEY)))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
      URL anonymous =
          URI.create(servers.properties().get("framelog.s3.endpoint") + "/framelog").toURL();
      assertThat(((HttpURLConnection) anonymous.openConnection()).getResponseCode()).isEqualTo(403);
    }
    try (StackServers again = StackServers.start(settings);
        S3Client s3 = S3.client(again.properties())) {
      assertThat(again.properties()).containsEntry("framelog.s3.secret-key", secret);
      var object = s3.getObjectAsBytes(request -> request.bucket("framelog").key(KEY));
      assertThat(object.asUtf8String()).isEqualTo("signed");
      assertThat(object.response().contentType()).isEqualTo("image/png");
      assertThat(s3.listObjectsV2(request -> request.bucket("framelog")).contents())
          .extracting(item -> item.key())
          .containsExactly(KEY);
    }
  }

  @Test
  void acceptsPresignedUploadsAndDownloads() throws Exception {
    try (StackServers servers =
            StackServers.start(Settings.on(temp.resolve("data"), StackServer.S3));
        S3Client s3 = S3.client(servers.properties());
        S3Presigner presigner = S3.presigner(servers.properties())) {
      s3.createBucket(request -> request.bucket("framelog"));
      URL put =
          presigner
              .presignPutObject(
                  request ->
                      request
                          .signatureDuration(Duration.ofMinutes(1))
                          .putObjectRequest(object -> object.bucket("framelog").key(KEY)))
              .url();
      HttpURLConnection upload = (HttpURLConnection) put.openConnection();
      upload.setRequestMethod("PUT");
      upload.setDoOutput(true);
      upload.getOutputStream().write("uploaded".getBytes(StandardCharsets.UTF_8));
      assertThat(upload.getResponseCode()).isEqualTo(200);

      URL get =
          presigner
              .presignGetObject(
                  request ->
                      request
                          .signatureDuration(Duration.ofMinutes(1))
                          .getObjectRequest(object -> object.bucket("framelog").key(KEY)))
              .url();
      try (var body = get.openStream()) {
        assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("uploaded");
      }
    }
  }

  @Test
  void keepsItsSecretFromOtherUsers() throws Exception {
    Path dataDir = temp.resolve("data");
    Map<String, String> properties;
    try (StackServers servers = StackServers.start(Settings.on(dataDir, StackServer.S3))) {
      properties = servers.properties();
    }
    Path file = dataDir.resolve("credentials.properties");
    assertThat(Files.readString(file)).contains(properties.get("framelog.s3.secret-key"));
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }
}
