package io.framelog.query.export;

import io.framelog.content.Bucket;
import io.framelog.content.ImageDecoder;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pictures of one export into its tar. Originals pass through and are compared with their
 * registered hash, or are passed over where nobody reads them; crops are cut from the decoded
 * original as PNG. Holds one decoded image at a time: the samples of an image follow one another.
 */
final class Pictures {
  private final ObjectStore objects;
  private final ImageDecoder decoder;
  private @Nullable Decoded last;

  Pictures(ObjectStore objects, ImageDecoder decoder) {
    this.objects = objects;
    this.decoder = decoder;
  }

  private record Decoded(String imageId, BufferedImage pixels) {}

  /**
   * Adds the sample's picture.
   *
   * @throws RejectedException with {@code storage-unavailable} when the original is missing or is
   *     not what was registered
   */
  void add(TarStream tar, String name, Sample sample) throws IOException {
    PixelBox region = sample.region();
    if (region == null) {
      addOriginal(tar, name, sample.item());
    } else {
      tar.add(name, cut(decoded(sample.item()), region));
    }
  }

  private void addOriginal(TarStream tar, String name, ExportItem item) throws IOException {
    if (tar.drops() && tar.passOver(size(item))) {
      return;
    }
    try (ObjectContent content =
        objects
            .open(Bucket.ORIGINALS, item.objectKey(), null)
            .orElseThrow(() -> unusable(item, "is missing"))) {
      MessageDigest digest = Sha256.digest();
      tar.add(
          name,
          content.length(),
          member -> content.stream().transferTo(new DigestOutputStream(member, digest)));
      requireRegistered(item, digest.digest());
    }
  }

  private long size(ExportItem item) {
    return objects
        .size(Bucket.ORIGINALS, item.objectKey())
        .orElseThrow(() -> unusable(item, "is missing"));
  }

  private BufferedImage decoded(ExportItem item) {
    if (last == null || !last.imageId.equals(item.imageId())) {
      last = null; // before the next one takes its memory
      byte[] content =
          objects
              .read(Bucket.ORIGINALS, item.objectKey())
              .orElseThrow(() -> unusable(item, "is missing"));
      requireRegistered(item, Sha256.of(content));
      last = new Decoded(item.imageId(), decoder.decode(content));
    }
    return last.pixels;
  }

  private static byte[] cut(BufferedImage pixels, PixelBox region) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage part =
        pixels.getSubimage(region.x(), region.y(), region.width(), region.height());
    if (!ImageIO.write(part, "png", png)) {
      throw new IllegalStateException("every Java writes PNG");
    }
    return png.toByteArray();
  }

  private static void requireRegistered(ExportItem item, byte[] sha256) {
    if (!HexFormat.of().formatHex(sha256).equals(item.sha256())) {
      throw unusable(item, "is not what was registered");
    }
  }

  private static RejectedException unusable(ExportItem item, String what) {
    return new RejectedException(
        ErrorCode.STORAGE_UNAVAILABLE,
        "The original of image '%s' %s".formatted(item.imageId(), what));
  }
}
