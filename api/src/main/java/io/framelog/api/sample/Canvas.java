package io.framelog.api.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/**
 * The drawing vocabulary of the sample pictures. Lengths are pixels, colours 0xRRGGBB, opacities
 * 0..1. The light comes from the upper left unless {@link #light} says otherwise. No text and no
 * fonts, which differ between machines.
 */
final class Canvas {
  final int width;
  final int height;
  private final BufferedImage image;
  private final int[] pixels;
  private final Graphics2D g;
  private final Random random;
  private final Rectangle window;
  private double lightX = -0.45;
  private double lightY = -0.62;
  private double ambient = 0.5;
  private int noiseSeed;

  Canvas(int width, int height, int seed) {
    this.width = width;
    this.height = height;
    this.noiseSeed = seed * 7919;
    random = new Random(seed);
    window = new Rectangle(width, height);
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** The whole picture as a shape. */
  Shape all() {
    return window;
  }

  /** A number in {@code [from, to)}, the same for the same seed and order of calls. */
  double random(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** Where the light comes from (-1..1 each, negative is left or up) and how dark shades get. */
  Canvas light(double x, double y, double ambient) {
    lightX = x;
    lightY = y;
    this.ambient = ambient;
    return this;
  }

  void fill(Shape shape, int rgb) {
    fill(shape, new Color(rgb));
  }

  void fill(Shape shape, int rgb, double opacity) {
    fill(shape, Tone.of(rgb, opacity));
  }

  void fill(Shape shape, Paint paint) {
    g.setPaint(paint);
    g.fill(shape);
  }

  void stroke(Shape line, double width, int rgb) {
    stroke(line, width, rgb, 1);
  }

  void stroke(Shape line, double width, int rgb, double opacity) {
    g.setPaint(Tone.of(rgb, opacity));
    g.setStroke(Shapes.pen(width));
    g.draw(line);
  }

  /** A rounded thing of one colour: filled, then lit. */
  void solid(Shape shape, int rgb, double roundness) {
    fill(shape, rgb);
    relief(shape, roundness, 0);
  }

  /** As {@link #solid(Shape, int, double)}, with a highlight of strength {@code gloss}. */
  void solid(Shape shape, int rgb, double roundness, double gloss) {
    fill(shape, rgb);
    relief(shape, roundness, gloss);
  }

  /**
   * Lights what is drawn inside the shape as if the shape were inflated: the blurred silhouette is
   * taken as a height field. {@code roundness} is how many pixels deep the edge curves.
   */
  void relief(Shape shape, double roundness, double gloss) {
    Mask mask = Mask.of(shape, (int) Math.ceil(roundness * 1.5) + 2, window);
    Mask bulge = mask.blurred(roundness);
    double steep = 2.6 * roundness;
    double flat = Math.sqrt(Math.max(0.05, 1 - lightX * lightX - lightY * lightY));
    each(
        mask,
        (i, x, y, cover) -> {
          double nx = steep * (bulge.at(x - 1, y) - bulge.at(x + 1, y));
          double ny = steep * (bulge.at(x, y - 1) - bulge.at(x, y + 1));
          double norm = 1 / Math.sqrt(nx * nx + ny * ny + 1);
          double facing = Math.max(0, (nx * lightX + ny * lightY + flat) * norm) / flat;
          double glint = 0;
          if (gloss > 0) {
            double half = (nx * lightX * 0.62 + ny * lightY * 0.62 + 0.9) * norm;
            glint = gloss * 255 * power32(Math.max(0, Math.min(1, half)));
          }
          double factor = ambient + (1 - ambient) * facing;
          pixels[i] = Tone.lit(pixels[i], 1 + (factor - 1) * cover, glint * cover);
        });
  }

  // Repeated squaring: Math.pow may differ between machines in the last bit.
  private static double power32(double v) {
    double v2 = v * v;
    double v4 = v2 * v2;
    double v8 = v4 * v4;
    double v16 = v8 * v8;
    return v16 * v16;
  }

  /** A soft shadow of the shape, shifted and blurred. */
  void shadow(Shape shape, double dx, double dy, double softness, double opacity) {
    soft(Shapes.move(shape, dx, dy), softness, 0x0a0c14, opacity);
  }

  /** The shape in one colour with a blurred edge. */
  void soft(Shape shape, double softness, int rgb, double opacity) {
    Mask mask = Mask.of(shape, (int) (softness * 3) + 2, window).blurred(softness);
    each(mask, (i, x, y, cover) -> blend(i, rgb, cover * opacity));
  }

  /** A soft oval patch of colour; its opacity is full in the middle and nothing at the rim. */
  void haze(double cx, double cy, double rx, double ry, int rgb, double opacity) {
    soft(Shapes.oval(cx, cy, rx * 0.6, ry * 0.6), Math.min(rx, ry) * 0.25, rgb, opacity);
  }

  /** Light added round a place, as from a lamp. */
  void glow(double cx, double cy, double radius, int rgb, double strength) {
    Mask mask = Mask.of(Shapes.oval(cx, cy, radius, radius), 0, window);
    each(
        mask,
        (i, x, y, cover) -> {
          double away = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (radius * radius);
          double near = Math.max(0, 1 - away);
          pixels[i] = Tone.plus(pixels[i], rgb, strength * near * near * near);
        });
  }

  /** Uneven brightness inside the shape, as of worn or natural stuff; spots are sx by sy wide. */
  void mottle(Shape shape, double sx, double sy, double amount) {
    int seed = noiseSeed++;
    each(
        Mask.of(shape, 1, window),
        (i, x, y, cover) -> {
          double change = (Noise.fractal(x / sx, y / sy, seed) - 0.5) * 2 * amount * cover;
          pixels[i] = Tone.lit(pixels[i], 1 + change, 0);
        });
  }

  /** Patches of a colour inside the shape where noise rises from {@code low} to {@code high}. */
  void patches(Shape shape, double sx, double sy, int rgb, double low, double high, double most) {
    patches(Mask.of(shape, 1, window), sx, sy, rgb, low, high, most);
  }

  /** As patches, fading out towards the edge of the shape: clouds and mist. */
  void drift(Shape shape, double sx, double sy, int rgb, double low, double high, double most) {
    Mask mask = Mask.of(shape, 120, window).blurred(40);
    patches(mask, sx, sy, rgb, low, high, most);
  }

  private void patches(
      Mask mask, double sx, double sy, int rgb, double low, double high, double most) {
    int seed = noiseSeed++;
    each(
        mask,
        (i, x, y, cover) -> {
          double rise = (Noise.fractal(x / sx, y / sy, seed) - low) / (high - low);
          double t = Math.max(0, Math.min(1, rise));
          blend(i, rgb, t * t * (3 - 2 * t) * most * cover);
        });
  }

  /**
   * Paints over the shape with short strokes that take up the colour found below, made lighter or
   * darker by up to {@code contrast}: fur, grass, bark, ripples. Angle in degrees, clockwise from
   * the right, plus or minus {@code spread}.
   */
  void brush(
      Shape shape, int strokes, double length, double angle, double spread, double contrast) {
    Rectangle box = shape.getBounds().intersection(window);
    if (box.isEmpty()) {
      return;
    }
    Mask mask = Mask.of(shape, 1, window);
    for (int n = 0; n < strokes; n++) {
      double x = random(box.x, box.x + box.width);
      double y = random(box.y, box.y + box.height);
      double turn = StrictMath.toRadians(angle + random(-spread, spread));
      double change = 1 + random(-contrast, contrast);
      if (mask.at((int) x, (int) y) >= 0.6f) {
        int rgb = Tone.lit(pixels[((int) y) * width + (int) x], change, 0);
        hair(x, y, StrictMath.cos(turn), StrictMath.sin(turn), random(0.5, 1) * length, rgb);
      }
    }
  }

  // One stroke, a little over a pixel wide, thinning out at its end.
  private void hair(double x0, double y0, double dx, double dy, double length, int rgb) {
    for (double t = 0; t < length; t += 0.8) {
      double x = x0 + t * dx;
      double y = y0 + t * dy;
      int px = (int) x;
      int py = (int) y;
      if (x < 0 || y < 0 || px >= width - 1 || py >= height - 1) {
        return;
      }
      double strength = 0.75 * (1 - 0.7 * t / length);
      double fx = x - px;
      double fy = y - py;
      int i = py * width + px;
      blend(i, rgb, strength * (1 - fx) * (1 - fy));
      blend(i + 1, rgb, strength * fx * (1 - fy));
      blend(i + width, rgb, strength * (1 - fx) * fy);
      blend(i + width + 1, rgb, strength * fx * fy);
    }
  }

  /** Keeps of what {@code drawing} paints only the part inside the shape, with a smooth edge. */
  void within(Shape shape, Runnable drawing) {
    int[] before = pixels.clone();
    drawing.run();
    Mask mask = Mask.of(shape, 0, window);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (pixels[i] != before[i]) {
          pixels[i] = Tone.mix(before[i], pixels[i], mask.at(x, y));
        }
      }
    }
  }

  /** Mirrors what is above {@code y} into what is below it, as calm water does. */
  void reflect(int y) {
    for (int row = y; row < height; row++) {
      int from = Math.max(0, 2 * y - row - 1);
      System.arraycopy(pixels, from * width, pixels, row * width, width);
    }
  }

  /** Puts everything so far out of focus. */
  void defocus(double radius) {
    Film.blur(pixels, width, height, radius);
  }

  private void blend(int i, int rgb, double opacity) {
    if (opacity > 0.0005) {
      pixels[i] = Tone.mix(pixels[i], rgb, opacity);
    }
  }

  private void each(Mask mask, Pixel work) {
    int left = Math.max(0, mask.x());
    int right = Math.min(width, mask.x() + mask.width());
    for (int y = Math.max(0, mask.y()); y < Math.min(height, mask.y() + mask.height()); y++) {
      for (int x = left; x < right; x++) {
        float cover = mask.at(x, y);
        if (cover > 0) {
          work.at(y * width + x, x, y, cover);
        }
      }
    }
  }

  private interface Pixel {
    void at(int index, int x, int y, float cover);
  }

  /** The finished picture as a JPEG file. */
  byte[] develop() {
    g.dispose();
    return Film.develop(image, noiseSeed);
  }
}
