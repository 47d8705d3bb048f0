package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;

/**
 * JPEG: a chain of marker segments, each scan followed by its coded data, up to EOI. The decoder
 * itself only warns about a missing end and paints the rest grey.
 */
final class JpegFile implements FileFormat {
  /** A progressive file has about ten; each may cost a pass over all pixels for a few bytes. */
  private static final int MAX_SCANS = 100;

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final String PROFILE = "ICC_PROFILE\0";

  @Override
  public Layout layout(byte[] content) {
    Markers markers = new Markers(ByteView.bigEndian(content));
    int orientation = Exif.UPRIGHT;
    while (markers.next()) {
      if (markers.marker == APP1 && markers.body().has(0, "Exif\0\0")) {
        orientation = Exif.orientation(markers.body());
      } else if (markers.isFrame()) {
        ByteView frame = markers.body();
        return Layout.whole(frame.u16(3), frame.u16(1), orientation);
      }
    }
    throw new Nonsense("a JPEG without a frame");
  }

  @Override
  public void requireWhole(byte[] content) {
    Markers markers = new Markers(ByteView.bigEndian(content));
    int frames = 0;
    int scans = 0;
    while (markers.next()) {
      frames += markers.isFrame() ? 1 : 0;
      scans += markers.marker == SOS ? 1 : 0;
    }
    if (frames != 1 || scans < 1 || scans > MAX_SCANS) {
      throw new Nonsense("a JPEG with %d frames and %d scans".formatted(frames, scans));
    }
  }

  @Override
  public byte[] withoutProfile(byte[] content) {
    byte[] copy = content;
    Markers markers = new Markers(ByteView.bigEndian(content));
    while (markers.next() && markers.marker != SOS) {
      if (markers.marker == APP2 && markers.body().has(0, PROFILE)) {
        copy = copy == content ? content.clone() : copy;
        copy[markers.body().from()] = 'X';
      }
    }
    return copy;
  }

  /** A walk over the segments; scan data between them is passed over. */
  private static final class Markers {
    private final ByteView view;
    private long at = 2;
    private int marker;
    private ByteView body;

    Markers(ByteView view) {
      this.view = view;
      this.body = view.part(0, 0);
    }

    /** Goes to the next segment; false at EOI. */
    boolean next() {
      do {
        marker = seekMarker();
      } while (marker == SOI || marker == TEM || isRestart(marker));
      if (marker == EOI) {
        return false;
      }
      int length = view.u16(at);
      if (length < 2) {
        throw new Nonsense("a JPEG segment of %d bytes".formatted(length));
      }
      body = view.part(at + 2, length - 2L);
      at += length;
      return true;
    }

    /** Coded data has no marker in it: there, FF is followed by 00 or by a restart. */
    private int seekMarker() {
      while (true) {
        at = view.indexOf((byte) 0xff, at);
        int code = view.u8(at + 1);
        if (code == 0xff) {
          at++;
        } else {
          at += 2;
          if (code != 0) {
            return code;
          }
        }
      }
    }

    private static boolean isRestart(int code) {
      return code >= 0xd0 && code <= 0xd7;
    }

    boolean isFrame() {
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    ByteView body() {
      return body;
    }
  }
}
