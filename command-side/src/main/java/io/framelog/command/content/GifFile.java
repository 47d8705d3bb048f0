package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;
import io.framelog.command.content.Layout.Frame;
import org.jspecify.annotations.Nullable;

/**
 * GIF: a screen, and frames that lie somewhere on it. A first frame that leaves the screen enlarges
 * it, as in Pillow. A missing trailer byte is accepted: it is common, and all pixels are there.
 */
final class GifFile implements FileFormat {
  private static final int FIRST_BLOCK = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  @Override
  public Layout layout(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    int width = view.u16(6);
    int height = view.u16(8);
    Frame frame = frame(view);
    if (frame == null) {
      return new Layout(width, height, Exif.UPRIGHT, null);
    }
    return new Layout(
        Math.max(width, frame.x() + frame.width()),
        Math.max(height, frame.y() + frame.height()),
        Exif.UPRIGHT,
        frame);
  }

  private static @Nullable Frame frame(ByteView view) {
    try {
      long at = firstImage(view);
      return new Frame(view.u16(at + 1), view.u16(at + 3), view.u16(at + 5), view.u16(at + 7));
    } catch (ByteView.EndsTooEarly unfinished) {
      return null; // requireWhole says so; the header is still good for its size
    }
  }

  @Override
  public void requireWhole(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    long at = firstImage(view);
    afterBlocks(view, at + 11 + colorTable(view.u8(at + 9)));
  }

  private static long firstImage(ByteView view) {
    long at = FIRST_BLOCK + (long) colorTable(view.u8(10));
    while (true) {
      switch (view.u8(at)) {
        case IMAGE -> {
          view.require(at, 10);
          return at;
        }
        case EXTENSION -> at = afterBlocks(view, at + 2);
        default -> throw new Nonsense("a GIF without a frame");
      }
    }
  }

  private static int colorTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static long afterBlocks(ByteView view, long first) {
    long at = first;
    for (int length = view.u8(at); length > 0; length = view.u8(at)) {
      at += 1 + length;
    }
    return at + 1;
  }
}
