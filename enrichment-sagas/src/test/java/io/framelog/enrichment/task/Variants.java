package io.framelog.enrichment.task;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What becomes of a photograph on its way through other people's software. */
final class Variants {
  private Variants() {}

  /** By what was done. */
  static Map<String, BufferedImage> of(BufferedImage photo) throws IOException {
    Map<String, BufferedImage> variants = new LinkedHashMap<>();
    variants.put("JPEG, quality 90", jpeg(photo, 0.9f));
    variants.put("JPEG, quality 50", jpeg(photo, 0.5f));
    variants.put("JPEG, quality 20", jpeg(photo, 0.2f));
    variants.put("75 %, JPEG 85", jpeg(scaled(photo, 0.75, 0.75), 0.85f));
    variants.put("50 %, JPEG 85", jpeg(scaled(photo, 0.5, 0.5), 0.85f));
    variants.put("25 %, JPEG 85", jpeg(scaled(photo, 0.25, 0.25), 0.85f));
    variants.put("10 %", scaled(photo, 0.1, 0.1));
    variants.put("200 %", scaled(photo, 2, 2));
    variants.put(
        "squashed to a square", scaled(photo, 0.5, 0.5 * photo.getWidth() / photo.getHeight()));
    variants.put("15 % brighter", each(photo, v -> (int) (v * 1.15)));
    variants.put("15 % darker", each(photo, v -> (int) (v * 0.85)));
    variants.put("30 % more contrast", each(photo, v -> (int) ((v - 128) * 1.3 + 128)));
    variants.put("gamma 1.3", each(photo, v -> (int) (255 * Math.pow(v / 255.0, 1.3))));
    variants.put("white bar, 1.4 % of the area", barred(photo));
    variants.put("1 % cut off each side", cut(photo, 0.01, 0.01, 0.98, 0.98));
    variants.put("2 % cut off each side", cut(photo, 0.02, 0.02, 0.96, 0.96));
    variants.put("5 % cut off each side", cut(photo, 0.05, 0.05, 0.90, 0.90));
    variants.put("5 % cut off the left", cut(photo, 0.05, 0, 0.95, 1));
    variants.put("10 % cut off the top", cut(photo, 0, 0.1, 1, 0.9));
    return variants;
  }

  static BufferedImage jpeg(BufferedImage photo, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(photo, null, null), settings);
    } finally {
      writer.dispose();
    }
    return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  static BufferedImage scaled(BufferedImage photo, double byWidth, double byHeight) {
    int width = (int) Math.round(photo.getWidth() * byWidth);
    int height = (int) Math.round(photo.getHeight() * byHeight);
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(
        photo.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    return scaled;
  }

  /** The part that begins at (left, top), all as fractions of the sides. */
  static BufferedImage cut(
      BufferedImage photo, double left, double top, double width, double height) {
    int x = (int) Math.round(photo.getWidth() * left);
    int y = (int) Math.round(photo.getHeight() * top);
    int w = Math.min(photo.getWidth() - x, (int) Math.round(photo.getWidth() * width));
    int h = Math.min(photo.getHeight() - y, (int) Math.round(photo.getHeight() * height));
    return photo.getSubimage(x, y, w, h);
  }

  private static BufferedImage barred(BufferedImage photo) {
    BufferedImage barred = each(photo, v -> v);
    Graphics2D graphics = barred.createGraphics();
    graphics.setColor(Color.WHITE);
    int width = photo.getWidth();
    int height = photo.getHeight();
    graphics.fillRect(width * 3 / 4, height * 9 / 10, width / 5, height / 14);
    graphics.dispose();
    return barred;
  }

  private static BufferedImage each(BufferedImage photo, IntUnaryOperator change) {
    int width = photo.getWidth();
    int height = photo.getHeight();
    BufferedImage changed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = photo.getRGB(x, y);
        changed.setRGB(
            x,
            y,
            within(change, rgb >> 16 & 255) << 16
                | within(change, rgb >> 8 & 255) << 8
                | within(change, rgb & 255));
      }
    }
    return changed;
  }

  private static int within(IntUnaryOperator change, int value) {
    return Math.clamp(change.applyAsInt(value), 0, 255);
  }
}
