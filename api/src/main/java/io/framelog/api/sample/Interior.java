package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;

/** Walls, floors, windows and what hangs there. */
final class Interior {
  private Interior() {}

  /** A framed picture of hills on the wall. */
  static void picture(Canvas c, double x, double y, double w, double h, int rgb) {
    Shape frame = box(x, y, w, h);
    c.shadow(frame, 5, 8, 6, 0.35);
    c.solid(frame, 0x5a432e, 4, 0.1);
    c.fill(box(x + 8, y + 8, w - 16, h - 16), 0xf4f0e6);
    Shape view = box(x + 20, y + 18, w - 40, h - 36);
    c.fill(view, ramp(0, y, 0, y + h, 0xbcd6e4, 0xf2e2c4));
    Shape hill = Shapes.oval(x + w * 0.4, y + h, w * 0.5, h * 0.5);
    c.fill(Shapes.common(view, hill), rgb);
    Shape nearer = Shapes.oval(x + w * 0.8, y + h * 1.05, w * 0.5, h * 0.42);
    c.fill(Shapes.common(view, nearer), Tone.lit(rgb, 0.75, 0));
  }

  /** A boarded floor from {@code y} down, boards running away from the viewer. */
  static void floor(Canvas c, double y, int rgb) {
    Shape ground = box(0, y, c.width, c.height - y);
    c.fill(ground, ramp(0, y, 0, c.height, Tone.lit(rgb, 0.9, 0), Tone.lit(rgb, 1.1, 0)));
    c.within(
        ground,
        () -> {
          for (int i = -14; i <= 14; i++) {
            double x = c.width / 2.0 + i * c.width / 20.0;
            double end = c.width / 2.0 + i * c.width / 10.0;
            c.stroke(Shapes.segment(x, y, end, c.height), 1.6, Tone.lit(rgb, 0.5, 0), 0.7);
          }
        });
    c.mottle(ground, 8, 50, 0.22);
    c.mottle(ground, 90, 40, 0.12);
  }

  /** A window with a bright garden behind it. */
  static void window(Canvas c, double x, double y, double w, double h) {
    Shape frame = box(x - 10, y - 10, w + 20, h + 20, 3);
    c.shadow(frame, 0, 4, 6, 0.3);
    c.solid(frame, 0xf6f3ec, 4);
    c.fill(box(x, y, w, h), ramp(0, y, 0, y + h, 0xb8dcf4, 0xeaf5f8, 0xa8cc84, 0x7aac58));
    Shape glass = box(x, y, w, h);
    c.mottle(glass, 26, 20, 0.12);
    c.fill(box(x + w / 2 - 4, y, 8, h), 0xf6f3ec);
    c.fill(box(x, y + h / 2 - 4, w, 8), 0xf6f3ec);
    c.solid(box(x - 22, y + h + 8, w + 44, 14, 3), 0xf0ece2, 4);
    c.glow(x + w / 2, y + h / 2, Math.max(w, h) * 0.9, 0xfff4dc, 0.22);
  }

  /** A brick wall. */
  static void bricks(Canvas c, double x, double y, double w, double h, int rgb) {
    Shape wall = box(x, y, w, h);
    c.fill(wall, Tone.mix(rgb, 0xc9c0b4, 0.65));
    c.mottle(wall, 6, 6, 0.2);
    int row = 0;
    for (double top = y; top < y + h; top += 26) {
      for (double left = x - (row % 2 == 0 ? 0 : 32); left < x + w; left += 64) {
        Shape brick = Shapes.common(box(left + 2, top + 2, 60, 22, 2), wall);
        c.fill(brick, Tone.lit(rgb, c.random(0.78, 1.12), c.random(-8, 8)));
      }
      row++;
    }
    c.mottle(wall, 14, 9, 0.28);
    c.brush(wall, (int) (w * h / 40), 5, 0, 90, 0.2);
  }
}
