package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;
import java.util.Set;

/** BMP: one header of a known size, then rows. Embedded JPEG and PNG are refused. */
final class BmpFile implements FileFormat {
  private static final int FILE_HEADER = 14;
  private static final int CORE_HEADER = 12;
  private static final Set<Integer> HEADERS = Set.of(CORE_HEADER, 40, 52, 56, 64, 108, 124);
  private static final Set<Integer> DEPTHS = Set.of(1, 2, 4, 8, 16, 24, 32);
  private static final Set<Long> RUN_LENGTHS = Set.of(1L, 2L);
  private static final Set<Long> PLAIN = Set.of(0L, 3L, 6L);

  static boolean looksLike(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    return view.has(0, "BM")
        && view.size() >= FILE_HEADER + 4
        && HEADERS.contains((int) view.u32(FILE_HEADER));
  }

  @Override
  public Layout layout(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    if (isCore(view)) {
      return Layout.whole(view.u16(18), view.u16(20), Exif.UPRIGHT);
    }
    // Rows from top to bottom are announced by a negative height.
    return Layout.whole(view.u32(18), Math.abs((int) view.u32(22)), Exif.UPRIGHT);
  }

  @Override
  public void requireWhole(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    Layout layout = layout(content);
    int depth = view.u16(isCore(view) ? 24 : 28);
    long compression = isCore(view) ? 0 : view.u32(30);
    long pixelsAt = view.u32(10);
    view.require(pixelsAt, 1); // bounds the colour table, too
    if (!DEPTHS.contains(depth)) {
      throw new Nonsense("a BMP of %d bits a pixel".formatted(depth));
    }
    if (PLAIN.contains(compression)) {
      long row = (layout.width() * depth + 31) / 32 * 4;
      view.require(pixelsAt, row * layout.height());
    } else if (!RUN_LENGTHS.contains(compression)) {
      throw new Nonsense("a BMP with compression %d".formatted(compression));
    }
  }

  private static boolean isCore(ByteView view) {
    return view.u32(FILE_HEADER) == CORE_HEADER;
  }
}
