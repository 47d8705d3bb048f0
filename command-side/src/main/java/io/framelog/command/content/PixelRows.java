package io.framelog.command.content;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The rows of a decoded picture as 8-bit sRGB over white, 0x00RRGGBB a pixel. */
interface PixelRows {
  /** Fills {@code row} with the pixels of the row {@code y}. */
  void read(int y, int[] row);

  /** The quickest way through the picture's own arrangement of pixels. */
  static PixelRows of(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && image.getRaster().getParent() == null) {
      return new Bgr(image.getRaster());
    }
    if (colors instanceof IndexColorModel palette) {
      return new Palette(image.getRaster(), palette);
    }
    if (!(colors instanceof ComponentColorModel) || !isUnsigned(colors.getTransferType())) {
      return new AnyModel(image);
    }
    ColorSpace space = colors.getColorSpace();
    // Grey is taken as it is: the JDK's grey space is linear, and no file means that.
    if (space.isCS_sRGB() || space.getType() == ColorSpace.TYPE_GRAY) {
      return new Samples(image.getRaster(), colors);
    }
    return new ProfiledRows(image);
  }

  private static boolean isUnsigned(int type) {
    return type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
  }

  /** A value of 0..255 over white. */
  static int overWhite(int value, int alpha) {
    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
  }

  /** What nearly all photographs are decoded to. */
  final class Bgr implements PixelRows {
    private final byte[] bytes;
    private final int stride;
    private final int width;

    Bgr(Raster raster) {
      this.bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
      this.stride = ((ComponentSampleModel) raster.getSampleModel()).getScanlineStride();
      this.width = raster.getWidth();
    }

    @Override
    public void read(int y, int[] row) {
      int at = y * stride;
      for (int x = 0; x < width; x++, at += 3) {
        row[x] = (bytes[at + 2] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff);
      }
    }
  }

  /** Colours by number. */
  final class Palette implements PixelRows {
    private final Raster raster;
    private final int[] colors;

    Palette(Raster raster, IndexColorModel palette) {
      this.raster = raster;
      this.colors = new int[palette.getMapSize()];
      palette.getRGBs(colors);
      for (int i = 0; i < colors.length; i++) {
        colors[i] = opaque(colors[i]);
      }
    }

    @Override
    public void read(int y, int[] row) {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int x = 0; x < raster.getWidth(); x++) {
        row[x] = colors[row[x]];
      }
    }
  }

  /** Grey or sRGB samples of up to 16 bits, with or without alpha. */
  final class Samples implements PixelRows {
    private final Raster raster;
    private final int bands;
    private final int red;
    private final int green;
    private final int blue;
    private final int alpha;
    private final boolean premultiplied;
    private final byte[] to8bits;
    private final int[] samples;

    Samples(Raster raster, ColorModel colors) {
      this.raster = raster;
      this.bands = raster.getNumBands();
      boolean grey = colors.getNumColorComponents() == 1;
      this.red = 0;
      this.green = grey ? 0 : 1;
      this.blue = grey ? 0 : 2;
      this.alpha = colors.hasAlpha() ? colors.getNumColorComponents() : -1;
      this.premultiplied = colors.isAlphaPremultiplied();
      this.to8bits = to8bits(colors.getComponentSize(0));
      this.samples = new int[raster.getWidth() * bands];
    }

    private static byte[] to8bits(int bits) {
      int max = (1 << bits) - 1;
      byte[] table = new byte[max + 1];
      for (int i = 0; i <= max; i++) {
        table[i] = (byte) ((i * 255L + max / 2) / max);
      }
      return table;
    }

    @Override
    public void read(int y, int[] row) {
      raster.getPixels(0, y, raster.getWidth(), 1, samples);
      for (int x = 0, at = 0; x < raster.getWidth(); x++, at += bands) {
        int r = to8bits[samples[at + red]] & 0xff;
        int g = to8bits[samples[at + green]] & 0xff;
        int b = to8bits[samples[at + blue]] & 0xff;
        int a = alpha < 0 ? 255 : to8bits[samples[at + alpha]] & 0xff;
        row[x] =
            premultiplied
                ? opaque(r, g, b, a)
                : overWhite(r, a) << 16 | overWhite(g, a) << 8 | overWhite(b, a);
      }
    }

    private static int opaque(int r, int g, int b, int a) {
      int white = 255 - a;
      return Math.min(255, r + white) << 16
          | Math.min(255, g + white) << 8
          | Math.min(255, b + white);
    }
  }

  /** Whatever else a decoder comes up with (packed, float, 32 bits): slow and right. */
  final class AnyModel implements PixelRows {
    private final BufferedImage image;

    AnyModel(BufferedImage image) {
      this.image = image;
    }

    @Override
    public void read(int y, int[] row) {
      image.getRGB(0, y, image.getWidth(), 1, row, 0, image.getWidth());
      for (int x = 0; x < image.getWidth(); x++) {
        row[x] = opaque(row[x]);
      }
    }
  }

  /** A colour of the form 0xAARRGGBB over white. */
  private static int opaque(int argb) {
    int alpha = argb >>> 24;
    return overWhite(argb >> 16 & 0xff, alpha) << 16
        | overWhite(argb >> 8 & 0xff, alpha) << 8
        | overWhite(argb & 0xff, alpha);
  }
}
