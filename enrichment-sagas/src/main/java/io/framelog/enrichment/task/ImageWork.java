package io.framelog.enrichment.task;

import io.framelog.content.Bucket;
import io.framelog.content.ImageDecoder;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.image.Box;
import io.framelog.model.DualEncoder;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image while its tasks are worked on: facts, pixels and vector are fetched when first needed
 * and only once. Used by one thread.
 */
final class ImageWork {
  private final String imageId;
  private final boolean wholePixels;
  private final ImageFactsReader reader;
  private final ObjectStore objects;
  private final ImageDecoder decoder;
  private final DualEncoder encoder;

  private @Nullable ImageFacts facts;
  private @Nullable BufferedImage pixels;
  private float @Nullable [] vector;

  ImageWork(
      String imageId,
      boolean wholePixels,
      ImageFactsReader reader,
      ObjectStore objects,
      ImageDecoder decoder,
      DualEncoder encoder) {
    this.imageId = imageId;
    this.wholePixels = wholePixels;
    this.reader = reader;
    this.objects = objects;
    this.decoder = decoder;
    this.encoder = encoder;
  }

  String imageId() {
    return imageId;
  }

  ImageFacts facts() {
    if (facts == null) {
      facts = reader.read(imageId);
    }
    return facts;
  }

  /** The upright picture; reduced while decoding unless a crop needs all pixels. */
  BufferedImage pixels() {
    if (pixels == null) {
      byte[] bytes =
          objects
              .read(Bucket.ORIGINALS, facts().objectKey())
              .orElseThrow(
                  () ->
                      new RejectedException(
                          ErrorCode.STORAGE_UNAVAILABLE,
                          "the object " + facts().objectKey() + " is missing"));
      pixels =
          wholePixels ? decoder.decode(bytes) : decoder.decode(bytes, Thumbnailer.SIZES.getLast());
    }
    return pixels;
  }

  /** The vector of the whole picture. */
  float[] vector() {
    if (vector == null) {
      vector = encoder.encodeImages(List.of(pixels())).getFirst();
    }
    return vector;
  }

  /** The pixels of a region; at least one pixel each way. */
  BufferedImage cut(Box box) {
    BufferedImage image = pixels();
    int x = Math.min((int) (box.x() * image.getWidth()), image.getWidth() - 1);
    int y = Math.min((int) (box.y() * image.getHeight()), image.getHeight() - 1);
    int right = Math.min(image.getWidth(), (int) Math.ceil((box.x() + box.w()) * image.getWidth()));
    int bottom =
        Math.min(image.getHeight(), (int) Math.ceil((box.y() + box.h()) * image.getHeight()));
    return image.getSubimage(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
  }
}
