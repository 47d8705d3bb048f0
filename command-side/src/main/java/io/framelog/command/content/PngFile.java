package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;
import java.util.zip.CRC32;

/** PNG: a chain of chunks from IHDR to IEND. Text and colour profile chunks are never expanded. */
final class PngFile implements FileFormat {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_FRAME = 12;

  @Override
  public Layout layout(byte[] content) {
    ByteView view = ByteView.bigEndian(content);
    if (view.size() >= SIGNATURE + 8 && !view.has(SIGNATURE + 4, "IHDR")) {
      throw new Nonsense("a PNG begins with IHDR");
    }
    long width = view.u32(SIGNATURE + 8);
    long height = view.u32(SIGNATURE + 12);
    return Layout.whole(width, height, orientation(view));
  }

  private static int orientation(ByteView view) {
    long at = SIGNATURE;
    while (at + CHUNK_FRAME <= view.size()) {
      long length = view.u32(at);
      if (view.has(at + 4, "eXIf") && at + CHUNK_FRAME + length <= view.size()) {
        return Exif.orientation(view.part(at + 8, length));
      }
      at += CHUNK_FRAME + length;
    }
    return Exif.UPRIGHT;
  }

  @Override
  public void requireWhole(byte[] content) {
    ByteView view = ByteView.bigEndian(content);
    long at = SIGNATURE;
    boolean pixels = false;
    while (true) {
      long length = view.u32(at);
      view.require(at, CHUNK_FRAME + length);
      if (isCritical(view, at)) {
        requireChecksum(view, at, (int) length);
      }
      pixels |= view.has(at + 4, "IDAT");
      if (view.has(at + 4, "IEND")) {
        break;
      }
      at += CHUNK_FRAME + length;
    }
    if (!pixels) {
      throw new Nonsense("a PNG without pixels");
    }
  }

  private static boolean isCritical(ByteView view, long at) {
    return (view.u8(at + 4) & 0x20) == 0;
  }

  /** The JDK's decoder does not look; others refuse such a file, so it must not get in. */
  private static void requireChecksum(ByteView view, long at, int length) {
    CRC32 crc = new CRC32();
    crc.update(view.bytes(), view.from() + (int) at + 4, length + 4);
    if (crc.getValue() != view.u32(at + 8 + length)) {
      throw new Nonsense("checksum of the PNG chunk at %d".formatted(at));
    }
  }
}
