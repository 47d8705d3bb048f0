package io.framelog.enrichment.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.stack.StackServer;
import io.framelog.stack.StackServers;
import io.framelog.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3PackageTest {
  private static final String BUCKET = "model-packages";
  private static final S3Settings S3 = settings();

  @TempDir Path folder;
  @TempDir Path cache;

  private static S3Settings settings() {
    Map<String, String> stack =
        StackServers.shared(StackSettings.forTests(StackServer.S3)).properties();
    S3Settings settings =
        new S3Settings(
            URI.create(requireNonNull(stack.get("framelog.s3.endpoint"))),
            requireNonNull(stack.get("framelog.s3.region")),
            stack.get("framelog.s3.access-key"),
            stack.get("framelog.s3.secret-key"),
            Boolean.parseBoolean(stack.get("framelog.s3.path-style")));
    try (S3Client client = settings.client()) {
      client.createBucket(request -> request.bucket(BUCKET));
    }
    return settings;
  }

  @BeforeEach
  void upload() throws IOException {
    TestPackage.copyOfStudent(folder);
    try (S3Client client = S3.client()) {
      for (String name : List.of("manifest.json", "image_encoder.onnx")) {
        client.putObject(
            request -> request.bucket(BUCKET).key("students/one/" + name), folder.resolve(name));
      }
    }
  }

  @Test
  void a_package_in_a_bucket_is_downloaded_and_used() {
    try (LoadedModel model = load("s3://model-packages/students/one")) {
      assertThat(model.encodeTexts(List.of("a cat")).getFirst())
          .containsExactly(TestModels.student().encodeTexts(List.of("a cat")).getFirst());
    }
  }

  @Test
  void a_wrong_object_is_refused() {
    try (S3Client client = S3.client()) {
      client.putObject(
          request -> request.bucket(BUCKET).key("students/one/image_encoder.onnx"),
          RequestBody.fromString("something else"));
    }

    assertThatThrownBy(() -> load("s3://model-packages/students/one"))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining(
            "image_encoder.onnx in the model package s3://model-packages/students/one has the");
  }

  @Test
  void a_missing_object_is_named() {
    assertThatThrownBy(() -> load("s3://model-packages/nothing"))
        .isInstanceOf(ModelPackageException.class)
        .hasMessage("there is no s3://model-packages/nothing/manifest.json");
  }

  @Test
  void a_missing_bucket_is_a_clear_error() {
    assertThatThrownBy(() -> load("s3://no-such-bucket/x"))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("cannot fetch manifest.json from s3://no-such-bucket/x");
  }

  private LoadedModel load(String location) {
    DjlRuntime.keepOffline();
    ModelLocation locations = new ModelLocation(cache, null, S3::client);
    return LoadedModel.load(ModelPackage.open(locations.open(location), null), TestModels.LIMITS);
  }
}
