package io.framelog.content;

import java.awt.image.BufferedImage;

/** Safe decoding of images that strangers sent. */
public interface ImageDecoder {
  /**
   * Reads the header only and checks it against the pixel limit.
   *
   * @throws io.framelog.error.RejectedException with {@code image-empty}, {@code not-an-image} or
   *     {@code image-too-many-pixels}
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
}
