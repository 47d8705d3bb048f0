package io.framelog.enrichment.model;

import io.framelog.enrichment.model.Manifest.Colour;
import io.framelog.enrichment.model.Manifest.Pixels;
import io.framelog.enrichment.model.Resampler.Region;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.FloatBuffer;

/** Turns pictures into the input of an image encoder: resized, normalised, planes R, G, B. */
final class PixelTensor {
  private final Pixels spec;
  private final float[] scale = new float[3];
  private final float[] shift = new float[3];

  PixelTensor(Pixels spec) {
    this.spec = spec;
    for (int channel = 0; channel < 3; channel++) {
      double std = spec.std().get(channel);
      scale[channel] = (float) (1 / std);
      shift[channel] = (float) (-spec.mean().get(channel) / std);
    }
  }

  /** The count of numbers for one picture. */
  int length() {
    return 3 * spec.width() * spec.height();
  }

  /** Appends {@link #length()} numbers. */
  void write(BufferedImage picture, FloatBuffer target) {
    Raster source = opaque(picture).getRaster();
    int width = spec.width();
    int height = spec.height();
    Region region = Region.whole(source);
    double wanted = (double) width / height;
    double aspect = (double) source.getWidth() / source.getHeight();
    switch (spec.resize()) {
      case SQUASH -> {}
      case CENTER_CROP -> region = centre(source, wanted);
      case PAD -> {
        if (aspect > wanted) {
          height = Math.clamp(Math.round(width / aspect), 1, height);
        } else {
          width = Math.clamp(Math.round(height * aspect), 1, width);
        }
      }
    }
    byte[] rgb = Resampler.resample(source, region, width, height, spec.filter());
    int left = (spec.width() - width) / 2;
    int top = (spec.height() - height) / 2;
    // The margins stay 0, which is the mean colour.
    float[] planes = new float[length()];
    for (int channel = 0; channel < 3; channel++) {
      int from = spec.colour() == Colour.RGB ? channel : 2 - channel;
      int plane = channel * spec.width() * spec.height();
      for (int y = 0; y < height; y++) {
        int out = plane + (top + y) * spec.width() + left;
        for (int x = 0; x < width; x++, from += 3) {
          planes[out + x] = (rgb[from] & 0xff) * scale[channel] + shift[channel];
        }
      }
    }
    target.put(planes);
  }

  private static Region centre(Raster source, double aspect) {
    double width = Math.min(source.getWidth(), source.getHeight() * aspect);
    double height = Math.min(source.getHeight(), source.getWidth() / aspect);
    double left = (source.getWidth() - width) / 2;
    double top = (source.getHeight() - height) / 2;
    return new Region(left, top, left + width, top + height);
  }

  /** The decoder's pictures pass as they are; all others are drawn over white. */
  private static BufferedImage opaque(BufferedImage picture) {
    if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
      return picture;
    }
    BufferedImage rgb =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = rgb.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return rgb;
  }
}
