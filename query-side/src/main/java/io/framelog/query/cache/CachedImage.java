package io.framelog.query.cache;

import io.framelog.image.queries.ImageDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The form of an image in Redis: {@code I<sequence> <version>\n<JSON>}, and of a tombstone: {@code
 * T<sequence>}, which stands for "changed by the event of that sequence, look it up". The scripts
 * of {@link RedisImages} read the first letter and the sequence.
 */
final class CachedImage {
  private static final char IMAGE = 'I';

  private CachedImage() {}

  static byte[] bytes(ImageDocument image) {
    return (String.valueOf(IMAGE) + image.sequence() + ' ' + image.version() + '\n' + image.json())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The image, or empty when the bytes are a tombstone. */
  static Optional<ImageDocument> image(String imageId, byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != IMAGE) {
      return Optional.empty();
    }
    int end = 1;
    while (bytes[end] != '\n') {
      end++;
    }
    String header = new String(bytes, 1, end - 1, StandardCharsets.US_ASCII);
    int space = header.indexOf(' ');
    return Optional.of(
        new ImageDocument(
            imageId,
            Long.parseLong(header, space + 1, header.length(), 10),
            Long.parseLong(header, 0, space, 10),
            new String(bytes, end + 1, bytes.length - end - 1, StandardCharsets.UTF_8)));
  }
}
