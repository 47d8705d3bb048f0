package io.framelog.content;

import java.awt.image.BufferedImage;

/** Safe decoding of images that strangers sent. */
public interface ImageDecoder {
  /**
   * Reads the header only and checks it against the pixel limit.
   *
   * @throws io.framelog.error.RejectedException with {@code image-empty}, {@code not-an-image},
   *     {@code image-too-many-pixels}, or, when the header itself is unfinished or nonsense, {@code
   *     image-truncated} or {@code image-corrupt}
   */
  ImageHeader header(byte[] content);

  /**
   * Decodes the first frame to upright 8-bit sRGB ({@link BufferedImage#TYPE_INT_RGB}; transparent
   * parts over white).
   *
   * @throws io.framelog.error.RejectedException as {@link #header}, or with {@code image-truncated}
   *     or {@code image-corrupt}
   */
  BufferedImage decode(byte[] content);

  /**
   * As {@link #decode(byte[])}, but may leave out pixels to save time and memory: for pictures that
   * will be reduced anyway. The longer side of the result is at least {@code min(original, 2 *
   * atMostLongerSide)}, so that a good filter still has two pixels to average for each one that it
   * makes.
   *
   * @param atMostLongerSide pixels of the longer side that the caller will reduce to, from 1
   * @throws io.framelog.error.RejectedException as {@link #decode(byte[])}
   */
  BufferedImage decode(byte[] content, int atMostLongerSide);
}
