package io.framelog.api.sample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What a camera adds: a lens that is not quite sharp, darker corners, grain, a JPEG file. */
final class Film {
  private static final float QUALITY = 0.88f;
  private static final double CORNERS = 0.16;
  private static final double GRAIN = 7;

  private Film() {}

  static byte[] develop(BufferedImage image, int seed) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    grain(pixels, image.getWidth(), image.getHeight(), seed);
    return jpeg(image);
  }

  private static void grain(int[] pixels, int width, int height, int seed) {
    for (int y = 0; y < height; y++) {
      double down = 2.0 * y / height - 1;
      for (int x = 0; x < width; x++) {
        double across = 2.0 * x / width - 1;
        double away = (across * across + down * down) / 2;
        int i = y * width + x;
        double speck = Noise.speck(i, seed) * GRAIN;
        pixels[i] = Tone.lit(pixels[i], 1.03 - CORNERS * away * away, speck);
      }
    }
  }

  /** Blurs all three channels in place. */
  static void blur(int[] pixels, int width, int height, double radius) {
    float[] plane = new float[pixels.length];
    for (int shift = 16; shift >= 0; shift -= 8) {
      for (int i = 0; i < pixels.length; i++) {
        plane[i] = pixels[i] >> shift & 255;
      }
      Blur.apply(plane, width, height, radius);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (pixels[i] & ~(255 << shift)) | ((int) (plane[i] + 0.5f) << shift);
      }
    }
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } catch (IOException e) {
      throw new UncheckedIOException("writing a JPEG to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
