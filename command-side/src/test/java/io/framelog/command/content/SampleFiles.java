package io.framelog.command.content;

import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.quarters;
import static io.framelog.command.content.Pictures.resource;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.stream.Stream;

/** Small whole files to break. */
final class SampleFiles {
  /** Files of every format, some of them with more than one way to go wrong. */
  private static final Map<String, byte[]> FILES =
      Map.ofEntries(
          Map.entry("jpeg", encode(quarters(96, 64), "jpeg")),
          Map.entry("progressive.jpeg", encode(quarters(96, 64), "jpeg", null, true)),
          Map.entry("png", encode(quarters(96, 64), "png")),
          Map.entry("interlaced.png", encode(quarters(96, 64), "png", null, true)),
          Map.entry("gif", encode(quarters(96, 64, BufferedImage.TYPE_BYTE_INDEXED), "gif")),
          Map.entry("bmp", encode(quarters(96, 64), "bmp")),
          Map.entry(
              "rle.bmp",
              encode(quarters(96, 64, BufferedImage.TYPE_BYTE_INDEXED), "bmp", "BI_RLE8", false)),
          Map.entry("tiff", encode(quarters(96, 64), "tiff")),
          Map.entry("lzw.tiff", encode(quarters(96, 64), "tiff", "LZW", false)),
          Map.entry("zlib.tiff", encode(quarters(96, 64), "tiff", "ZLib", false)),
          Map.entry("jpeg.tiff", encode(quarters(96, 64), "tiff", "JPEG", false)),
          Map.entry("lossy.webp", resource("lossy.webp")),
          Map.entry("lossless.webp", resource("lossless.webp")),
          Map.entry("alpha.webp", resource("alpha-lossy.webp")),
          Map.entry("animated.webp", resource("animated-offset.webp")));

  static Stream<String> names() {
    return FILES.keySet().stream().sorted();
  }

  static byte[] named(String name) {
    return FILES.getOrDefault(name, new byte[0]).clone();
  }

  private SampleFiles() {}
}
