package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.framelog.identity.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPackageTest {
  @TempDir Path origin;
  @TempDir Path cache;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private TestPackage files;

  @BeforeEach
  void serve() throws IOException {
    files = TestPackage.copyOfStudent(origin);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/models/x/", this::answer);
    server.createContext(
        "/moved/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://192.0.2.7/models/x/manifest.json");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_package_is_downloaded_once_and_used() throws IOException {
    try (LoadedModel model = load(null)) {
      assertThat(model.encodeTexts(List.of("a cat")).getFirst())
          .containsExactly(TestModels.student().encodeTexts(List.of("a cat")).getFirst());
    }
    assertThat(asked).containsExactly("manifest.json", "image_encoder.onnx");

    load(null).close();

    assertThat(asked).containsExactly("manifest.json", "image_encoder.onnx", "manifest.json");
    assertThat(partialFiles()).isEmpty();
  }

  @Test
  void a_wrong_file_is_refused_and_never_reaches_its_place() throws IOException {
    Files.writeString(origin.resolve("image_encoder.onnx"), "something else");

    assertThatThrownBy(() -> load(null))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("image_encoder.onnx in the model package http://")
        .hasMessageContaining(Sha256.hex("something else"))
        .hasMessageContaining("61b527eb4811cbf53ae46fde8d0fcb3028ac7e7837be3ecd700b8240b86adc07");
    assertThat(cached("image_encoder.onnx")).doesNotExist();
    assertThat(partialFiles()).isEmpty();
  }

  @Test
  void a_file_that_rotted_in_the_cache_is_fetched_again() throws IOException {
    load(null).close();
    Files.writeString(cached("image_encoder.onnx"), "rotten");

    load(null).close();

    assertThat(ContentDigest.of(cached("image_encoder.onnx")))
        .isEqualTo(ContentDigest.of(origin.resolve("image_encoder.onnx")));
  }

  @Test
  void a_pinned_package_needs_no_network_once_it_is_there() throws IOException {
    String pin = Sha256.hex(Files.readAllBytes(origin.resolve("manifest.json")));
    load(pin).close();
    server.stop(0);

    try (LoadedModel model = load(pin)) {
      assertThat(model.dimension()).isEqualTo(384);
    }
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(origin.resolve("image_encoder.onnx"));

    assertThatThrownBy(() -> load(null))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageEndingWith("/models/x/image_encoder.onnx answered 404");
  }

  @Test
  void a_server_that_is_not_there_is_named() {
    String address = address("/models/x");
    server.stop(0);

    assertThatThrownBy(() -> open(address, null))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("cannot fetch manifest.json from " + address);
    assertThat(partialFiles()).isEmpty();
  }

  @Test
  void a_redirection_to_another_host_without_encryption_is_not_followed() {
    assertThatThrownBy(() -> open(address("/moved"), null))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("answered 302");
  }

  private LoadedModel load(@Nullable String pin) {
    return LoadedModel.load(open(address("/models/x"), pin), TestModels.LIMITS);
  }

  private ModelPackage open(String address, @Nullable String pin) {
    DjlRuntime.keepOffline();
    ModelLocation locations =
        new ModelLocation(
            cache,
            pin,
            () -> {
              throw new IllegalStateException("no S3 here");
            });
    return ModelPackage.open(locations.open(address), pin);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Path cached(String name) {
    String folder = Sha256.hex(address("/models/x")).substring(0, 32);
    return cache.resolve(folder).resolve(name);
  }

  private List<Path> partialFiles() {
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(file -> file.toString().endsWith(".part")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/models/x/".length());
    asked.add(name);
    Path file = origin.resolve(name);
    if (Files.exists(file)) {
      byte[] content = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }
}
