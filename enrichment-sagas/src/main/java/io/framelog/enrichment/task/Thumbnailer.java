package io.framelog.enrichment.task;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectStore;
import io.framelog.image.Thumbnail;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.springframework.stereotype.Component;

/** Makes and stores the reduced pictures: JPEG, longer side at most 256 and 768 pixels. */
@Component
class Thumbnailer {
  /** The bounds of the longer side in pixels; the largest also bounds what must be decoded. */
  static final List<Integer> SIZES = List.of(256, 768);

  private static final float QUALITY = 0.85f;

  private final ObjectStore objects;

  Thumbnailer(ObjectStore objects) {
    this.objects = objects;
  }

  /**
   * Stores all sizes under {@code thumbnails/{imageId}/{size}.jpg}; the same again replaces them.
   */
  List<Thumbnail> make(String imageId, BufferedImage image) {
    List<Thumbnail> thumbnails = new ArrayList<>();
    for (int size : SIZES) {
      BufferedImage reduced = reduce(image, size);
      String key = "thumbnails/" + imageId + "/" + size + ".jpg";
      objects.put(Bucket.THUMBNAILS, key, jpeg(reduced), "image/jpeg");
      thumbnails.add(new Thumbnail(size, reduced.getWidth(), reduced.getHeight(), key));
    }
    return thumbnails;
  }

  /** Halves until the last step is below a factor of two, so that no pixel is skipped. */
  static BufferedImage reduce(BufferedImage image, int longerSide) {
    double scale = (double) longerSide / Math.max(image.getWidth(), image.getHeight());
    if (scale >= 1) {
      return image;
    }
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = draw(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return draw(current, width, height);
  }

  private static BufferedImage draw(BufferedImage image, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(image, 0, 0, width, height, null);
      return target;
    } finally {
      graphics.dispose();
    }
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
