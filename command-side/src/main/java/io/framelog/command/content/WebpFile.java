package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;
import io.framelog.command.content.Layout.Frame;
import org.jspecify.annotations.Nullable;

/**
 * WebP: RIFF chunks with one lossy (VP8) or lossless (VP8L) bitstream, or an extended header (VP8X)
 * with a canvas and frames.
 */
final class WebpFile implements FileFormat {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int FLAGS = FIRST_CHUNK + CHUNK_HEADER;
  private static final int ANIMATED = 0x02;
  private static final int PROFILE = 0x20;

  @Override
  public Layout layout(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    if (!view.has(FIRST_CHUNK, "VP8X")) {
      Frame frame = bitstream(view, FIRST_CHUNK);
      return Layout.whole(frame.width(), frame.height(), Exif.UPRIGHT);
    }
    int width = 1 + view.u24(FLAGS + 4);
    int height = 1 + view.u24(FLAGS + 7);
    if (!isAnimated(view)) {
      return Layout.whole(width, height, orientation(view));
    }
    long at = find(view, FIRST_CHUNK, view.size(), "ANMF");
    return new Layout(width, height, orientation(view), at < 0 ? null : frame(view, at));
  }

  private static @Nullable Frame frame(ByteView view, long at) {
    long body = at + CHUNK_HEADER;
    if (body + FRAME_HEADER > view.size()) {
      return null;
    }
    return new Frame(
        2 * view.u24(body), 2 * view.u24(body + 3), 1 + view.u24(body + 6), 1 + view.u24(body + 9));
  }

  private static int orientation(ByteView view) {
    long at = find(view, FIRST_CHUNK, view.size(), "EXIF");
    if (at < 0 || at + CHUNK_HEADER + view.u32(at + 4) > view.size()) {
      return Exif.UPRIGHT;
    }
    return Exif.orientation(view.part(at + CHUNK_HEADER, view.u32(at + 4)));
  }

  @Override
  public void requireWhole(byte[] content) {
    ByteView file = ByteView.littleEndian(content);
    ByteView view = file.part(0, CHUNK_HEADER + file.u32(4));
    Frame shape;
    long stream;
    if (!view.has(FIRST_CHUNK, "VP8X")) {
      stream = FIRST_CHUNK;
      shape = bitstream(view, stream);
    } else if (isAnimated(view)) {
      long at = require(view, FIRST_CHUNK, view.size(), "ANMF");
      shape = requireOnCanvas(view, at);
      long first = at + CHUNK_HEADER + FRAME_HEADER;
      long end = at + CHUNK_HEADER + view.u32(at + 4);
      stream = stream(view, first, end);
    } else {
      shape = new Frame(0, 0, 1 + view.u24(FLAGS + 4), 1 + view.u24(FLAGS + 7));
      stream = stream(view, FIRST_CHUNK, view.size());
    }
    view.require(stream + CHUNK_HEADER, view.u32(stream + 4));
    Frame inner = bitstream(view, stream);
    // The decoder trusts the bitstream's own size for its buffers.
    if (inner.width() != shape.width() || inner.height() != shape.height()) {
      throw new Nonsense("a WebP frame that differs from its header");
    }
  }

  private static Frame requireOnCanvas(ByteView view, long at) {
    Frame frame = frame(view, at);
    if (frame == null) {
      throw new ByteView.EndsTooEarly("the first frame has no header");
    }
    if ((long) frame.x() + frame.width() > 1 + view.u24(FLAGS + 4)
        || (long) frame.y() + frame.height() > 1 + view.u24(FLAGS + 7)) {
      throw new Nonsense("a WebP frame outside of its canvas");
    }
    return frame;
  }

  private static long stream(ByteView view, long from, long to) {
    long lossy = find(view, from, to, "VP8 ");
    return lossy >= 0 ? lossy : require(view, from, to, "VP8L");
  }

  /** The size that a VP8 or VP8L chunk itself tells. */
  private static Frame bitstream(ByteView view, long chunk) {
    long at = chunk + CHUNK_HEADER;
    if (view.has(chunk, "VP8L")) {
      if (view.u8(at) != 0x2f) {
        throw new Nonsense("no VP8L signature");
      }
      long bits = view.u32(at + 1);
      return new Frame(0, 0, 1 + (int) (bits & 0x3fff), 1 + (int) (bits >> 14 & 0x3fff));
    }
    view.require(at, 10);
    if (!view.has(chunk, "VP8 ") || (view.u8(at) & 1) != 0 || !view.has(at + 3, "\u009d\u0001*")) {
      throw new Nonsense("no VP8 key frame");
    }
    return new Frame(0, 0, view.u16(at + 6) & 0x3fff, view.u16(at + 8) & 0x3fff);
  }

  private static long require(ByteView view, long from, long to, String name) {
    long at = find(view, from, to, name);
    if (at < 0) {
      throw new Nonsense("a WebP without " + name.strip());
    }
    return at;
  }

  /** The offset of the first chunk of this name, or -1. */
  private static long find(ByteView view, long from, long to, String name) {
    long at = from;
    while (at + CHUNK_HEADER <= Math.min(to, view.size())) {
      if (view.has(at, name)) {
        return at;
      }
      long length = view.u32(at + 4);
      at += CHUNK_HEADER + length + (length & 1);
    }
    return -1;
  }

  private static boolean isAnimated(ByteView view) {
    return (view.u8(FLAGS) & ANIMATED) != 0;
  }

  @Override
  public byte[] withoutProfile(byte[] content) {
    ByteView view = ByteView.littleEndian(content);
    if (!view.has(FIRST_CHUNK, "VP8X") || (view.u8(FLAGS) & PROFILE) == 0) {
      return content;
    }
    byte[] copy = content.clone();
    copy[FLAGS] &= ~PROFILE;
    return copy;
  }
}
