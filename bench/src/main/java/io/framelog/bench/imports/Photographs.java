package io.framelog.bench.imports;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * As many different JPEG files as wanted, out of a few: a comment in each makes it another content,
 * which costs as much to decode as before.
 */
final class Photographs {
  private static final int DRAWN = 32;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final float QUALITY = 0.88f;

  private final List<byte[]> originals;

  private Photographs(List<byte[]> originals) {
    this.originals = originals;
  }

  /** The JPEG files of a folder. */
  static Photographs of(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> originals =
          files
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
              .sorted()
              .map(Photographs::read)
              .toList();
      if (originals.isEmpty()) {
        throw new IOException("no JPEG files in " + folder);
      }
      return new Photographs(originals);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drawn ones: shapes and grain, about as large as photographs on the web; always the same. */
  static Photographs drawn() {
    return new Photographs(IntStream.range(0, DRAWN).mapToObj(Photographs::draw).toList());
  }

  private static byte[] draw(int seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, color(random), WIDTH, HEIGHT, color(random)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(color(random));
      graphics.fillOval(
          random.nextInt(WIDTH),
          random.nextInt(HEIGHT),
          random.nextInt(WIDTH / 3),
          random.nextInt(HEIGHT / 3));
    }
    graphics.dispose();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grain = random.nextInt(24);
        image.setRGB(x, y, image.getRGB(x, y) ^ ((grain << 16) | (grain << 8) | grain));
      }
    }
    return jpeg(image);
  }

  private static Color color(Random random) {
    return new Color(random.nextInt(1 << 24));
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Writes {@code count} files that differ from each other; returns their bytes together. */
  long write(Path folder, String name, int count) throws IOException {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      byte[] content = commented(originals.get(i % originals.size()), "%s %d".formatted(name, i));
      Path file =
          folder.resolve("%02d".formatted(i % 20)).resolve("%s-%06d.jpg".formatted(name, i));
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      bytes += content.length;
    }
    return bytes;
  }

  /** With a comment segment behind the start marker. */
  private static byte[] commented(byte[] jpeg, String comment) {
    byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + text.length + 4);
    out.write(jpeg, 0, 2);
    out.write(0xff);
    out.write(0xfe);
    out.write((text.length + 2) >> 8);
    out.write((text.length + 2) & 0xff);
    out.write(text, 0, text.length);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
