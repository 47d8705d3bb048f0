package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.join;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.place;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;

import java.awt.Shape;
import java.util.List;

/** Animals of the meadow. */
final class Farm {
  private Farm() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("horse-on-a-meadow", 960, 720, Farm::horse),
        Scene.of("sheep", 960, 640, Farm::sheep));
  }

  private static void horse(Canvas c) {
    Nature.daySky(c, 400, 0.7);
    c.fill(Nature.ridge(c, 370, 60, 220), 0x93a8b8);
    Nature.treeline(c, 410, 44, 0x527a3c);
    Nature.meadow(c, 410, 0x86aa4c, 0x5a8a30);
    fence(c, 430);
    c.defocus(3);
    horse(c, 440, 640, 2.1);
  }

  private static void fence(Canvas c, double y) {
    for (double x = -20; x < c.width; x += 120) {
      c.solid(box(x, y - 44, 11, 80), 0xc9b79a, 4);
    }
    c.solid(box(-10, y - 34, c.width + 20.0, 8), 0xd8c8aa, 3);
    c.solid(box(-10, y - 6, c.width + 20.0, 8), 0xd8c8aa, 3);
  }

  private static void horse(Canvas c, double x, double y, double s) {
    int coat = 0x8a4a22;
    c.haze(x, y + 4, 170 * s, 15 * s, 0x141a08, 0.7);
    Shape far =
        place(
            join(
                tube("-74 -90 26, -82 -60 14, -72 -40 10, -80 -16 7.5, -78 -4 8"),
                tube("80 -90 20, 92 -62 12, 84 -40 9, 90 -16 7, 92 -4 8")),
            x,
            y,
            s,
            s);
    c.solid(far, 0x54290f, 10 * s);
    Shape tail =
        place(tube("-122 -138 8, -142 -120 12, -146 -70 14, -138 -34 8, -142 -14 2"), x, y, s, s);
    c.solid(tail, 0x2a1a10, 8 * s);
    c.brush(tail, (int) (3500 * s), 22 * s, 94, 10, 0.5);
    Shape body =
        place(
            join(
                tube("-90 -126 35, -50 -126 37, 10 -122 35, 60 -127 37, 80 -130 34"),
                tube("-94 -108 33, -106 -70 17, -96 -48 11.5, -104 -20 8.5, -102 -4 9.5"),
                tube("66 -100 25, 66 -60 13, 64 -44 11, 64 -18 8, 66 -4 9.5"),
                tube("74 -134 33, 104 -172 25, 122 -204 19"),
                tube("120 -208 20, 144 -198 15.5, 168 -182 11, 178 -175 9.5"),
                tube("112 -222 6, 112 -238 5, 118 -250 1.5"),
                tube("122 -224 6, 126 -238 5, 132 -248 1.5")),
            x,
            y,
            s,
            s);
    c.fill(body, coat);
    c.relief(body, 30 * s, 0.12);
    c.brush(body, (int) (12000 * s), 6 * s, 40, 60, 0.16);
    Shape mane =
        place(
            blob(
                "128 -236, 116 -232, 92 -206, 66 -166, 56 -140, 74 -128, 92 -150, 108 -186, 124 -212"),
            x,
            y,
            s,
            s);
    c.solid(mane, 0x2a1a10, 8 * s);
    c.brush(mane, (int) (3000 * s), 20 * s, 115, 20, 0.6);
    c.soft(
        place(blob("140 -214, 150 -206, 164 -192, 158 -190, 146 -200"), x, y, s, s),
        3,
        0xf6f0e6,
        0.9);
    c.solid(place(oval(136, -206, 4, 4), x, y, s, s), 0x100a06, 2 * s, 0.5);
    c.fill(place(oval(178, -178, 2.6, 2), x, y, s, s), 0x2a140a);
    for (double foot : new double[] {-102, 66, -78, 92}) {
      c.solid(place(poly("-9 -6, 9 -6, 12 4, -10 4"), x + foot * s, y, s, s), 0x2a221c, 3 * s);
    }
    c.solid(
        place(join(tube("-104 -22 8.6, -103 -8 9.4"), tube("64 -20 8.2, 66 -8 9.4")), x, y, s, s),
        0xf2ece0,
        4 * s);
  }

  private static void sheep(Canvas c) {
    Nature.daySky(c, 290, 0.8);
    Shape hill = Nature.ridge(c, 270, 50, 330);
    c.fill(hill, 0x86a866);
    c.mottle(hill, 60, 20, 0.25);
    Nature.treeline(c, 310, 24, 0x527a3c);
    Nature.meadow(c, 306, 0x8ab04e, 0x5c9030);
    fence(c, 330);
    c.defocus(2);
    ewe(c, 150, 400, 0.55, 1);
    ewe(c, 800, 410, 0.6, -1);
    ewe(c, 300, 540, 1.05, 1);
    ewe(c, 660, 570, 1.2, -1);
  }

  private static void ewe(Canvas c, double x, double y, double s, int side) {
    double sx = s * side;
    c.haze(x, y + 2, 130 * s, 14 * s, 0x141a08, 0.65);
    for (double leg : new double[] {-62, -40, 44, 64}) {
      c.solid(segmentLeg(x + leg * sx, y, s), 0x3a322c, 5 * s);
    }
    Shape wool =
        place(
            blob(
                "-96 -90, -86 -132, -50 -156, 0 -160, 50 -156, 88 -134, 100 -92, 84 -54, 40 -40,"
                    + " -40 -40, -82 -54"),
            x,
            y,
            sx,
            s);
    c.solid(wool, 0xe9e2d2, 40 * s);
    for (int i = 0; i < 240; i++) {
      double a = c.random(0, 6.283);
      double r = Math.sqrt(c.random(0, 1));
      double px = x + StrictMath.cos(a) * r * 96 * sx;
      double py = y - 100 * s + StrictMath.sin(a) * r * 60 * s;
      double lit = 0.92 - 0.3 * r * StrictMath.sin(a) + c.random(-0.05, 0.05);
      c.solid(
          oval(px, py, c.random(9, 17) * s, c.random(9, 15) * s),
          Tone.lit(0xe4dccb, Math.min(1.08, lit), 0),
          7 * s);
    }
    Shape head =
        place(
            blob("86 -152, 116 -160, 136 -142, 152 -110, 146 -92, 124 -94, 98 -112, 84 -132"),
            x,
            y,
            sx,
            s);
    c.shadow(head, 0, 4 * s, 5 * s, 0.4);
    c.solid(head, 0x3a322c, 14 * s);
    c.solid(
        place(blob("92 -150, 70 -148, 58 -132, 76 -128, 98 -136"), x, y, sx, s), 0x2e2722, 5 * s);
    for (double[] curl : new double[][] {{88, -156}, {102, -164}, {116, -162}}) {
      c.solid(place(oval(curl[0], curl[1], 13, 11), x, y, sx, s), 0xeee7d8, 7 * s);
    }
    c.fill(place(oval(122, -134, 4, 4), x, y, sx, s), 0xf4f0e4);
    c.fill(place(oval(123, -134, 2.2, 2.4), x, y, sx, s), 0x0c0a08);
    c.fill(place(oval(147, -104, 2, 2.4), x, y, sx, s), 0x1a1412);
  }

  private static Shape segmentLeg(double x, double y, double s) {
    return Shapes.wide(segment(x, y - 60 * s, x, y - 3 * s), 14 * s);
  }
}
