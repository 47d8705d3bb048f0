package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;

/** TIFF and BigTIFF: the first directory, whose strips or tiles must lie inside the file. */
final class TiffFile implements FileFormat {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int PROFILE = 34675;

  /** Of private use, and below every tag that could follow the profile's. */
  private static final int NO_PROFILE = 34674;

  private static final int MAX_SAMPLES = 8;
  private static final int MAX_BITS = 64;

  /** Tiles may stick out of a small picture, but not by much. */
  private static final long MAX_TILE_SIDE = 16_384;

  @Override
  public Layout layout(byte[] content) {
    TiffDirectory directory = TiffDirectory.first(ByteView.bigEndian(content));
    if (!directory.has(WIDTH) || !directory.has(HEIGHT)) {
      throw new Nonsense("a TIFF without width or height");
    }
    return Layout.whole(
        directory.number(WIDTH, 0), directory.number(HEIGHT, 0), Exif.orientation(directory));
  }

  @Override
  public void requireWhole(byte[] content) {
    TiffDirectory directory = TiffDirectory.first(ByteView.bigEndian(content));
    if (directory.number(SAMPLES, 1) > MAX_SAMPLES || directory.number(BITS, 1) > MAX_BITS) {
      throw new Nonsense("a TIFF with too many samples or bits a pixel");
    }
    if (!inside(directory.number(TILE_WIDTH, 1)) || !inside(directory.number(TILE_HEIGHT, 1))) {
      throw new Nonsense("a TIFF with tiles of an impossible size");
    }
    requireInside(directory, STRIP_OFFSETS, STRIP_BYTES);
    requireInside(directory, TILE_OFFSETS, TILE_BYTES);
  }

  private static boolean inside(long tileSide) {
    return tileSide >= 1 && tileSide <= MAX_TILE_SIDE;
  }

  private static void requireInside(TiffDirectory directory, int offsets, int lengths) {
    long parts = directory.count(offsets);
    for (long i = 0; i < parts; i++) {
      directory.view().require(directory.number(offsets, 0, i), directory.number(lengths, 0, i));
    }
  }

  @Override
  public byte[] withoutProfile(byte[] content) {
    long at = TiffDirectory.first(ByteView.bigEndian(content)).entryAt(PROFILE);
    if (at < 0) {
      return content;
    }
    byte[] copy = content.clone();
    boolean little = copy[0] == 'I';
    copy[(int) at] = (byte) (little ? NO_PROFILE & 0xff : NO_PROFILE >> 8);
    copy[(int) at + 1] = (byte) (little ? NO_PROFILE >> 8 : NO_PROFILE & 0xff);
    return copy;
  }
}
