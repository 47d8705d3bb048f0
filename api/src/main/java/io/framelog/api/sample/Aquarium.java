package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** A glass tank and what swims in it. */
final class Aquarium {
  private Aquarium() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("fish-tank", 960, 640, Aquarium::fishTank)
            .said("Colourful fish swim in a glass tank.", "fish", "aquarium"));
  }

  private static void fishTank(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 640, 0xcabfa8, 0xa89a80));
    c.fill(box(0, 540, 960, 100), ramp(0, 540, 0, 640, 0x8a5a34, 0x6a4224));
    c.mottle(box(0, 540, 960, 100), 260, 5, 0.4);
    Shape tank = box(90, 60, 780, 494, 6);
    c.shadow(tank, 12, 16, 18, 0.5);
    c.fill(tank, ramp(0, 60, 0, 554, 0x9adcf0, 0x2f9cc8, 0x0e5a8c));
    for (int i = 0; i < 7; i++) {
      c.soft(poly("0 0, 30 0, -50 400, -120 400", 200 + i * 100, 100), 14, 0xe0f8ff, 0.16);
    }
    Shape gravel = blob("90 500, 260 480, 480 506, 700 484, 870 502, 870 556, 90 556");
    c.within(tank, () -> c.fill(gravel, ramp(0, 480, 0, 556, 0xe6d2a0, 0xb49a68)));
    for (int i = 0; i < 900; i++) {
      int stone = Tone.mix(0xf4e6c4, 0x8a7450, c.random(0, 1));
      c.solid(
          oval(c.random(96, 864), 512 + c.random(0, 40), c.random(2, 6), c.random(2, 4)), stone, 2);
    }
    for (double[] at : new double[][] {{150, 1}, {206, 0.7}, {770, 1.1}, {828, 0.8}, {700, 0.5}}) {
      weed(c, at[0], 516, at[1]);
    }
    Shape rock = blob("380 520, 400 450, 450 430, 510 452, 540 520");
    c.solid(rock, 0x6e6a72, 24);
    c.mottle(rock, 16, 14, 0.5);
    c.fill(oval(458, 498, 24, 28), 0x242430);
    fish(c, 330, 220, 1.15, 0xf07a1c, true);
    fish(c, 610, 310, 1, 0xf6c21e, false);
    fish(c, 560, 160, 0.7, 0x3a5cd0, false);
    fish(c, 260, 390, 0.75, 0xd83a6a, false);
    fish(c, 720, 200, -0.8, 0xf07a1c, true);
    fish(c, 640, 436, -0.6, 0x7a48c0, false);
    for (int i = 0; i < 34; i++) {
      double r = c.random(2, 8);
      double x = 456 + c.random(-22, 22);
      double y = c.random(100, 470);
      c.stroke(oval(x, y, r, r), 1.4, 0xe8fbff, 0.8);
      c.fill(oval(x - r * 0.3, y - r * 0.3, r * 0.3, r * 0.3), 0xffffff, 0.8);
    }
    c.fill(box(90, 60, 780, 34), 0xdfeef2, 0.75);
    c.stroke(segment(90, 95, 870, 95), 3, 0xf6feff, 0.9);
    c.fill(poly("130 100, 200 100, 120 500, 100 500"), 0xffffff, 0.16);
    c.stroke(box(90, 60, 780, 494, 6), 9, 0x25292c);
    c.solid(box(78, 36, 804, 40, 8), 0x25292c, 8, 0.2);
    c.solid(box(78, 544, 804, 22, 6), 0x25292c, 6, 0.2);
  }

  private static void weed(Canvas c, double x, double base, double s) {
    for (int i = -3; i <= 3; i++) {
      Shape blade =
          Shapes.place(
              tube("0 0 6, 12 -70 8, -10 -150 8, 14 -230 6, 4 -290 1"),
              x + i * 10 * s,
              base,
              s * (i % 2 == 0 ? 1 : -1),
              s * (1 - Math.abs(i) * 0.14));
      c.solid(blade, Tone.mix(0x2c7a34, 0x8ac43c, (i + 3) / 6.0), 4);
    }
  }

  private static void fish(Canvas c, double x, double y, double s, int rgb, boolean bands) {
    double up = Math.abs(s);
    c.solid(
        Shapes.place(blob("60 0, 104 -44, 122 -40, 110 0, 122 40, 104 44"), x, y, s, up), rgb, 8);
    c.solid(Shapes.place(blob("-30 -34, 10 -66, 48 -50, 44 -22"), x, y, s, up), rgb, 6);
    c.solid(Shapes.place(blob("-10 32, 24 60, 40 46, 34 20"), x, y, s, up), rgb, 6);
    Shape body =
        Shapes.place(blob("-84 4, -56 -28, 0 -42, 50 -20, 76 0, 50 22, 0 44, -56 32"), x, y, s, up);
    c.fill(body, rgb);
    if (bands) {
      for (double at : new double[] {-34, 26}) {
        Shape band =
            Shapes.place(blob("-11 -60, 11 -60, 17 0, 11 60, -11 60, -5 0"), x + at * s, y, s, up);
        c.within(body, () -> c.fill(band, 0xf8f6f0));
      }
    }
    c.relief(body, 22 * up, 0.25);
    c.brush(body, (int) (900 * up), 5, 0, 90, 0.2);
    c.solid(Shapes.place(blob("-12 6, 20 0, 28 18, 6 22"), x, y, s, up), Tone.lit(rgb, 0.9, 0), 5);
    c.fill(oval(x - 58 * s, y - 6 * up, 9 * up, 9 * up), 0xffffff);
    c.fill(oval(x - 60 * s, y - 6 * up, 5 * up, 5 * up), 0x101014);
  }
}
