package io.framelog.command.content;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Rows in a colour space other than sRGB, converted by the JDK's colour management a few at a time.
 * CMYK without a profile is converted by the plain formula: the slow way has no more to go by.
 */
final class ProfiledRows implements PixelRows {
  private static final int AT_ONCE = 32;

  private final Raster raster;
  private final ColorModel colors;
  private final boolean plainCmyk;
  private final ColorConvertOp conversion;
  private final WritableRaster converted;
  private final int alphaMax;
  private final int[] samples;
  private int first = -1;

  ProfiledRows(BufferedImage image) {
    this.raster = image.getRaster();
    this.colors = image.getColorModel();
    ColorSpace space = colors.getColorSpace();
    this.plainCmyk = space.getType() == ColorSpace.TYPE_CMYK && !(space instanceof ICC_ColorSpace);
    this.conversion = new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
    this.converted =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, raster.getWidth(), AT_ONCE, 3, null);
    this.alphaMax = (1 << colors.getComponentSize(0)) - 1;
    this.samples = new int[raster.getWidth() * Math.max(3, raster.getNumBands())];
  }

  @Override
  public void read(int y, int[] row) {
    if (plainCmyk) {
      readCmyk(y, row);
      return;
    }
    if (first < 0 || y < first || y >= first + AT_ONCE) {
      first = y / AT_ONCE * AT_ONCE;
      convert(Math.min(AT_ONCE, raster.getHeight() - first));
    }
    converted.getPixels(0, y - first, raster.getWidth(), 1, samples);
    for (int x = 0, at = 0; x < raster.getWidth(); x++, at += 3) {
      int a = alpha(x, y);
      row[x] =
          PixelRows.overWhite(samples[at], a) << 16
              | PixelRows.overWhite(samples[at + 1], a) << 8
              | PixelRows.overWhite(samples[at + 2], a);
    }
  }

  private void convert(int rows) {
    int[] bands = new int[colors.getNumColorComponents()];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = i;
    }
    int width = raster.getWidth();
    conversion.filter(
        raster.createChild(0, first, width, rows, 0, 0, bands),
        converted.createWritableChild(0, 0, width, rows, 0, 0, null));
  }

  private int alpha(int x, int y) {
    return colors.hasAlpha()
        ? raster.getSample(x, y, colors.getNumColorComponents()) * 255 / alphaMax
        : 255;
  }

  private void readCmyk(int y, int[] row) {
    raster.getPixels(0, y, raster.getWidth(), 1, samples);
    int bands = raster.getNumBands();
    for (int x = 0, at = 0; x < raster.getWidth(); x++, at += bands) {
      int key = ink(at + 3);
      row[x] = light(at, key) << 16 | light(at + 1, key) << 8 | light(at + 2, key);
    }
  }

  private int light(int at, int key) {
    return (255 - ink(at)) * (255 - key) / 255;
  }

  private int ink(int at) {
    return samples[at] * 255 / alphaMax;
  }
}
