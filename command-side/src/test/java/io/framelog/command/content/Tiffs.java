package io.framelog.command.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** TIFF files, byte by byte, that no writer at hand can write. */
final class Tiffs {
  private static final int LONG = 4;
  private static final int DATA = 300;

  private Tiffs() {}

  /** One byte a pixel in tiles, of which there is one byte. */
  static byte[] tiled(int width, int height, int tileSide) {
    Map<Integer, Integer> tags = shape(width, height, 1, 8, 1);
    tags.put(322, tileSide);
    tags.put(323, tileSide);
    tags.put(324, DATA);
    tags.put(325, 1);
    return file(tags, new byte[1]);
  }

  static byte[] rgb16(int width, int height, int... samples) {
    return strip(shape(width, height, 3, 16, 2), bytes(samples));
  }

  private static byte[] bytes(int... samples) {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : samples) {
      data.putShort((short) sample);
    }
    return data.array();
  }

  /** As {@link #rgb16}, with something that is no colour profile where one is expected. */
  static byte[] badProfile(int width, int height, int... samples) {
    Map<Integer, Integer> tags = shape(width, height, 3, 16, 2);
    tags.put(34675, 12_345);
    return strip(tags, bytes(samples));
  }

  /** One pixel. */
  static byte[] cmyk(int... inks) {
    byte[] data = new byte[4];
    for (int i = 0; i < 4; i++) {
      data[i] = (byte) inks[i];
    }
    return strip(shape(1, 1, 4, 8, 5), data);
  }

  private static Map<Integer, Integer> shape(
      int width, int height, int samples, int bits, int photometric) {
    Map<Integer, Integer> tags = new TreeMap<>();
    tags.put(256, width);
    tags.put(257, height);
    tags.put(258, bits);
    tags.put(259, 1);
    tags.put(262, photometric);
    tags.put(277, samples);
    return tags;
  }

  private static byte[] strip(Map<Integer, Integer> tags, byte[] data) {
    tags.put(273, DATA);
    tags.put(278, tags.get(257));
    tags.put(279, data.length);
    return file(tags, data);
  }

  private static byte[] file(Map<Integer, Integer> tags, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(DATA + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(Pictures.latin1("II*\0")).putInt(8).putShort((short) tags.size());
    tags.forEach(
        (tag, value) ->
            out.putShort(tag.shortValue()).putShort((short) LONG).putInt(1).putInt(value));
    out.putInt(0);
    return out.put(DATA, data).array();
  }
}
