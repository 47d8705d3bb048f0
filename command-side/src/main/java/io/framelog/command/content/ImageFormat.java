package io.framelog.command.content;

import java.util.Optional;

/** The formats that are taken in, told apart by their first bytes and nothing else. */
enum ImageFormat {
  JPEG("image/jpeg", "jpg", new JpegFile(), true, 10),
  PNG("image/png", "png", new PngFile(), true, 10),
  WEBP("image/webp", "webp", new WebpFile(), false, 32),
  GIF("image/gif", "gif", new GifFile(), false, 6),
  TIFF("image/tiff", "tif", new TiffFile(), true, 10),
  BMP("image/bmp", "bmp", new BmpFile(), false, 8);

  private final String mediaType;
  private final String extension;
  private final FileFormat file;
  private final boolean skipsPixels;
  private final int bytesPerPixel;

  ImageFormat(
      String mediaType, String extension, FileFormat file, boolean skipsPixels, int bytesPerPixel) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.file = file;
    this.skipsPixels = skipsPixels;
    this.bytesPerPixel = bytesPerPixel;
  }

  static Optional<ImageFormat> of(byte[] content) {
    ByteView view = ByteView.bigEndian(content);
    if (view.has(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (view.has(0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (view.has(0, "GIF87a") || view.has(0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (view.has(0, "RIFF") && view.has(8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (view.has(0, "II*\0") || view.has(0, "MM\0*") || TiffDirectory.isBig(view)) {
      return Optional.of(TIFF);
    }
    // Two letters are weak evidence; a text may begin with them.
    return BmpFile.looksLike(content) ? Optional.of(BMP) : Optional.empty();
  }

  String mediaType() {
    return mediaType;
  }

  /** The file name extension, without a dot. */
  String extension() {
    return extension;
  }

  FileFormat file() {
    return file;
  }

  /**
   * Whether its decoder saves time or memory when it may leave out pixels, and does so without
   * faults; the one for BMP stumbles over pictures that are narrower than what is left out.
   */
  boolean skipsPixels() {
    return skipsPixels;
  }

  /**
   * Heap that decoding takes, the upright result included: measured, and rounded up. The decoder
   * for lossy WebP keeps objects for every few pixels.
   */
  int bytesPerPixel() {
    return bytesPerPixel;
  }
}
