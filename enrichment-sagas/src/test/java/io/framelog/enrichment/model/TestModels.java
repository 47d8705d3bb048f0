package io.framelog.enrichment.model;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Models that tests share, each loaded once per JVM. */
final class TestModels {
  static final OnnxModel.Limits LIMITS = new OnnxModel.Limits(1, 2);
  static final String STUDENT = "classpath:models/photo-minilm";

  private static final Once<LoadedModel> LOADED = new Once<>(() -> load(STUDENT));

  private TestModels() {}

  /** The default package. */
  static LoadedModel student() {
    return LOADED.get();
  }

  static LoadedModel load(String location) {
    DjlRuntime.keepOffline();
    return LoadedModel.load(open(location), LIMITS);
  }

  static ModelPackage open(String location) {
    return ModelPackage.open(locations(Path.of("target", "model-cache")).open(location), null);
  }

  static ModelLocation locations(Path cache) {
    return new ModelLocation(
        cache,
        null,
        () -> {
          throw new IllegalStateException("no S3 here");
        });
  }

  /** A picture that is the same on every machine: no fonts, no antialiasing, no randomness. */
  static BufferedImage pattern(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = x * 255 / width;
        int green = y * 255 / height;
        int blue = (x * 7 + y * 13) % 256 ^ (x * y / 16) % 256;
        picture.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return picture;
  }

  static BufferedImage read(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
