package io.framelog.command.imports;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures, another one for each seed. */
final class TestImages {
  static final int WIDTH = 40;
  static final int HEIGHT = 30;

  private TestImages() {}

  static byte[] jpeg(int seed) {
    return encoded(seed, "jpeg");
  }

  static byte[] png(int seed) {
    return encoded(seed, "png");
  }

  private static byte[] encoded(int seed, String format) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < HEIGHT; y += 5) {
      for (int x = 0; x < WIDTH; x += 5) {
        int color = random.nextInt(1 << 24);
        for (int i = 0; i < 25; i++) {
          image.setRGB(x + i % 5, y + i / 5, color);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("cannot write " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes a file and the folders above it. */
  static void write(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  static void write(Path folder, String name, String content) throws IOException {
    write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }
}
