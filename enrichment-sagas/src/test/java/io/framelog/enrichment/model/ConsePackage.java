package io.framelog.enrichment.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A better dual encoder that is not part of this repository, as a package of its own. */
final class ConsePackage {
  private ConsePackage() {}

  /**
   * Lays the package into {@code folder}: the models from beside the repository, the manifest from
   * the tests.
   */
  static String in(Path folder) throws IOException {
    Path models = CocoPhotos.shared().resolve("models/conse-mnv2-minilm");
    assumeTrue(Files.isDirectory(models), "no models at " + models);
    for (String name :
        new String[] {"image_encoder.onnx", "text_encoder_q.onnx", "tokenizer.json"}) {
      Files.copy(models.resolve(name), folder.resolve(name));
    }
    for (String name : new String[] {"manifest.json", "mean_image.f32"}) {
      try (InputStream in =
          ConsePackage.class.getResourceAsStream("/models/conse-mnv2-minilm/" + name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
    return folder.toString();
  }
}
