package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.awt.geom.Path2D;

/** Sky, ground, water and plants, of which most outdoor scenes are made. */
final class Nature {
  private Nature() {}

  /** A blue day with clouds; {@code cover} from 0 (none) to 1 (much). */
  static void daySky(Canvas c, double horizon, double cover) {
    sky(c, horizon, 0x3f7cc4, 0x86b4de, 0xd3e4ee);
    clouds(c, horizon, 0xffffff, cover);
  }

  static void sky(Canvas c, double horizon, int... rgb) {
    c.fill(box(0, 0, c.width, horizon), ramp(0, 0, 0, horizon, rgb));
  }

  static void clouds(Canvas c, double horizon, int rgb, double cover) {
    Shape high = box(-200, -200, c.width + 400.0, horizon * 0.6 + 200);
    Shape low = box(-200, horizon * 0.5, c.width + 400.0, horizon * 0.5);
    c.drift(high, 210, 85, rgb, 0.72 - 0.3 * cover, 0.88 - 0.2 * cover, 0.92);
    c.drift(low, 150, 34, rgb, 0.7 - 0.3 * cover, 0.9 - 0.2 * cover, 0.6);
  }

  /** Grass from {@code y} down to the bottom, blades longer towards the viewer. */
  static void meadow(Canvas c, double y, int far, int near) {
    double depth = c.height - y;
    Shape ground = box(0, y, c.width, depth);
    c.fill(ground, ramp(0, y, 0, c.height, far, near));
    c.mottle(ground, 130, 26, 0.28);
    c.patches(ground, 60, 14, Tone.mix(near, 0xd9c877, 0.5), 0.5, 0.8, 0.35);
    for (int band = 0; band < 5; band++) {
      Shape strip = box(0, y + depth * band / 5.0, c.width, depth / 5 + 4);
      c.brush(strip, 5200, 4 + 5 * band, -90, 22, 0.34);
    }
  }

  /** Water between two heights, rippled more coarsely towards the viewer. */
  static void water(Canvas c, double y, double bottom, int far, int near) {
    double depth = bottom - y;
    c.fill(box(0, y, c.width, depth), ramp(0, y, 0, bottom, far, near));
    for (int band = 0; band < 4; band++) {
      Shape strip = box(0, y + depth * band / 4, c.width, depth / 4);
      c.mottle(strip, 26 + 26 * band, 2.5 + 3 * band, 0.2 + 0.05 * band);
      c.brush(strip, (int) (depth * 4), 14 + 12 * band, 0, 4, 0.2);
    }
  }

  /** Everything below a ragged line round {@code y}: hills, mountains, far woods. */
  static Shape ridge(Canvas c, double y, double swing, double stretch) {
    int seed = (int) c.random(0, 1e6);
    Path2D line = new Path2D.Double();
    line.moveTo(-5, c.height + 5.0);
    for (double x = -5; x <= c.width + 5; x += 3) {
      line.lineTo(x, y - swing * 2 * (Noise.fractal(x / stretch, 0.5, seed) - 0.5));
    }
    line.lineTo(c.width + 5.0, c.height + 5.0);
    line.closePath();
    return line;
  }

  /** A far row of trees along a horizon. */
  static void treeline(Canvas c, double y, double size, int rgb) {
    for (double x = -size; x < c.width + size; x += size * 0.55) {
      double r = size * c.random(0.6, 1.1);
      leaves(c, x, y - r * 0.5, r, r * 0.9, rgb, (int) (60 + size), size * 0.11);
    }
  }

  /** Leaves scattered over an oval, dark below and lit from above. */
  static void leaves(
      Canvas c, double cx, double cy, double rx, double ry, int rgb, int count, double size) {
    c.soft(oval(cx, cy, rx * 0.8, ry * 0.8), Math.max(1, size), Tone.lit(rgb, 0.42, 0), 0.95);
    for (int n = 0; n < count; n++) {
      double angle = c.random(0, 2 * Math.PI);
      double reach = Math.sqrt(c.random(0, 1));
      double dx = reach * StrictMath.cos(angle);
      double dy = reach * StrictMath.sin(angle);
      double lit = 0.74 - 0.2 * dx - 0.38 * dy + c.random(-0.22, 0.22);
      double r = size * c.random(0.5, 1.1);
      Shape leaf = oval(cx + dx * rx, cy + dy * ry, r, r * c.random(0.4, 0.8));
      int tone = Tone.lit(Tone.mix(rgb, 0xe8e070, c.random(0, 0.16)), lit, 0);
      c.fill(Shapes.turn(leaf, c.random(0, 180), cx + dx * rx, cy + dy * ry), tone, 0.9);
    }
  }

  /** A broad-leaved tree that stands at (x, base). */
  static void tree(Canvas c, double x, double base, double height, int leaf) {
    double h = height;
    c.haze(x + h * 0.16, base, h * 0.5, h * 0.07, 0x101408, 0.5);
    trunk(c, x, base, h);
    for (double[] at : CROWN) {
      double cx = x + at[0] * h;
      double cy = base - at[1] * h;
      leaves(c, cx, cy, at[2] * h, at[2] * h * 0.8, leaf, (int) (150 + h * 0.5), 2.2 + h / 110);
    }
  }

  private static final double[][] CROWN = {
    {-0.2, 0.52, 0.17}, {0.21, 0.54, 0.17}, {0.02, 0.55, 0.2}, {-0.24, 0.68, 0.17},
    {0.25, 0.7, 0.16}, {0.0, 0.7, 0.2}, {-0.12, 0.83, 0.16}, {0.13, 0.85, 0.16},
  };

  static void trunk(Canvas c, double x, double base, double h) {
    Shape bark =
        Shapes.join(
            place("-5 0 5, -3 -12 3.6, -2 -30 3, 0 -60 2.2, 1 -78 1.4", x, base, h),
            place("-1 -38 2.2, 8 -50 1.6, 17 -62 1", x, base, h),
            place("-1 -34 2.2, -9 -46 1.6, -18 -58 1", x, base, h));
    c.solid(bark, 0x5d4936, h * 0.02);
    c.brush(bark, (int) (h * 9), h * 0.05, 90, 10, 0.35);
  }

  private static Shape place(String spine, double x, double base, double h) {
    return Shapes.place(tube(spine), x, base, h / 100, h / 100);
  }

  /** A conifer that stands at (x, base). */
  static void pine(Canvas c, double x, double base, double h, int rgb) {
    c.fill(box(x - h * 0.015, base - h * 0.14, h * 0.03, h * 0.14), 0x4a3a2c);
    for (int tier = 0; tier < 7; tier++) {
      double top = base - h * (0.22 + 0.125 * tier);
      double half = h * (0.24 - 0.031 * tier);
      Shape skirt =
          Shapes.place(
              poly(
                  "0 -100, 34 -28, 60 -12, 100 16, 60 10, 40 20, 10 12, -20 20, -55 10, -100 16,"
                      + " -60 -14, -34 -28"),
              x,
              top,
              half / 100,
              h * 0.0017);
      c.solid(skirt, Tone.lit(rgb, 0.8 + 0.05 * tier, 0), h * 0.03);
      c.brush(skirt, (int) (h * 3), h * 0.035, 75, 50, 0.4);
    }
  }
}
