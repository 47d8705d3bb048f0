package io.framelog.command.content;

import io.framelog.command.content.ByteView.EndsTooEarly;
import io.framelog.command.content.ByteView.Nonsense;

/** The one thing of EXIF that changes what a picture looks like. */
final class Exif {
  static final int UPRIGHT = 1;
  private static final int ORIENTATION = 274;

  private Exif() {}

  /** The orientation, 1..8; broken or absent EXIF never fails a picture, it is then upright. */
  static int orientation(ByteView exif) {
    try {
      ByteView tiff =
          exif.has(0, "Exif\0\0") ? exif.part(6, exif.size() - 6L) : exif.part(0, exif.size());
      return orientation(TiffDirectory.first(tiff));
    } catch (EndsTooEarly | Nonsense broken) {
      return UPRIGHT;
    }
  }

  static int orientation(TiffDirectory directory) {
    try {
      long value = directory.number(ORIENTATION, UPRIGHT);
      return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
    } catch (EndsTooEarly | Nonsense broken) {
      return UPRIGHT;
    }
  }
}
