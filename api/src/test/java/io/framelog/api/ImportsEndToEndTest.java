package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ways in besides the form, on the whole system. */
class ImportsEndToEndTest extends WholeSystemTest {
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void anUploadGoesIntoTheStorageAndIsRegisteredByItsKey() throws Exception {
    byte[] png = TestPictures.png();
    JsonNode ticket =
        ok(
            ann.post(
                "/v1/uploads", "{\"mediaType\":\"image/png\",\"bytes\":%d}".formatted(png.length)));
    String body =
        "{\"objectKey\":\"%s\",\"caption\":\"uploaded\"}"
            .formatted(ticket.path("objectKey").asString());
    assertThat(ann.post("/v1/images", body).code()).isEqualTo("upload-missing");
    assertThat(put(URI.create(ticket.path("uploadUrl").asString()), png)).isEqualTo(200);
    assertThat(bob.post("/v1/images", body).code()).isEqualTo("upload-of-another");

    String id = created(ann.post("/v1/images", body));
    assertThat(image(id).path("caption").asString()).isEqualTo("uploaded");
    assertThat(ok(ann.post("/v1/images", body)).path("created").asBoolean()).isFalse();
  }

  @Test
  void aFolderIsImportedWithItsCaptions() throws IOException {
    Files.write(folder.resolve("a.png"), TestPictures.png());
    Files.writeString(folder.resolve("a.txt"), "from the folder");
    Files.writeString(folder.resolve("b.png"), "no picture");
    Http.Response started =
        ann.post(
            "/v1/imports",
            JsonMapper.shared()
                .writeValueAsString(Map.of("source", "captions", "path", folder.toString())));
    assertThat(started.status()).as(started.text()).isEqualTo(202);

    JsonNode job = ended(started.header("Location"));
    assertThat(job.path("state").asString()).isEqualTo("DONE");
    assertThat(job.path("changed").asInt()).isEqualTo(1);
    assertThat(job.at("/errors/0/item").asString()).isEqualTo("b.png");
    assertThat(job.at("/errors/0/code").asString()).isEqualTo("not-an-image");
  }

  @Test
  void aUrlOfOurOwnMachineIsNotFetched() {
    Http.Response started =
        ann.post("/v1/images", "{\"sourceUrl\":\"http://127.0.0.1/secret.jpg\"}");
    assertThat(started.status()).as(started.text()).isEqualTo(202);
    assertThat(ended(started.header("Location")).at("/errors/0/code").asString())
        .isEqualTo("address-forbidden");
  }

  private JsonNode ended(String job) {
    return await()
        .atMost(SOON)
        .until(() -> ok(ann.get(job)), body -> body.path("finishedAt").isString());
  }

  private static int put(URI url, byte[] png) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", "image/png")
              .PUT(HttpRequest.BodyPublishers.ofByteArray(png))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
