package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.common;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** What flies. */
final class Sky {
  private Sky() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("aeroplane", 960, 640, Sky::aeroplane),
        Scene.of("hot-air-balloon", 640, 840, Sky::balloon)
            .said("A colourful hot-air balloon floats over green fields.", "hot-air balloon", "sky")
            .crop(0.19, 0.1, 0.62, 0.68, "balloon")
            .shows("framelog-renderer"),
        Scene.of("kite-over-a-field", 900, 675, Sky::kite));
  }

  private static void aeroplane(Canvas c) {
    Nature.sky(c, 640, 0x2f6cb8, 0x6ea5d8, 0xb5d2e8);
    c.patches(c.all(), 260, 90, 0xffffff, 0.5, 0.78, 0.9);
    c.patches(box(0, 420, 960, 220), 220, 70, 0xffffff, 0.35, 0.6, 0.95);
    c.defocus(3);
    Shape farWing = poly("470 300, 560 206, 606 196, 566 306");
    c.solid(farWing, 0xb4bcc2, 6);
    c.solid(poly("742 268, 790 226, 816 224, 800 270"), 0xb4bcc2, 4);
    Shape hull =
        blob(
            "150 338, 168 312, 220 292, 320 284, 600 280, 760 270, 846 258, 852 266, 790 302,"
                + " 680 340, 540 362, 320 372, 216 366, 164 354");
    c.fill(hull, 0xeef1f3);
    c.fill(common(hull, poly("120 330, 860 290, 860 400, 120 400")), 0xd3d9de);
    c.fill(common(hull, poly("120 334, 880 282, 880 290, 120 346")), 0x23509a);
    c.relief(hull, 34, 0.25);
    Shape fin = blob("722 274, 776 190, 806 160, 846 158, 826 262, 780 276");
    c.solid(fin, 0x23509a, 8, 0.15);
    c.fill(common(fin, poly("700 226, 880 196, 880 214, 700 246")), 0xf0b429);
    for (int i = 0; i < 26; i++) {
      c.fill(box(262 + i * 17, 316 - i * 1.1, 7, 10, 3), 0x37424c, 0.9);
    }
    c.fill(blob("172 322, 184 308, 214 302, 216 312, 192 324"), 0x2b363e);
    c.stroke(box(236, 308, 14, 36, 4), 1.4, 0x7c868e, 0.9);
    engine(c, 392, 412, 1);
    Shape wing = poly("400 350, 560 338, 700 486, 668 500, 636 492");
    c.shadow(common(hull, wing), 0, 6, 5, 0.4);
    c.fill(wing, ramp(420, 340, 660, 500, 0xf4f6f7, 0xa6afb6));
    c.relief(wing, 5, 0.1);
    c.stroke(segment(540, 352, 668, 488), 1.4, 0x7c868e, 0.8);
    engine(c, 480, 436, 0.95);
    Shape tail = poly("742 288, 806 276, 872 328, 842 332");
    c.solid(tail, 0xdde2e6, 4);
  }

  private static void engine(Canvas c, double x, double y, double size) {
    Shape pod = Shapes.place(tube("0 0 19, 40 -1 21, 84 -4 14, 100 -5 9"), x, y, size, size);
    c.solid(pod, 0xd4dade, 12, 0.3);
    c.fill(oval(x - 4, y, 14 * size, 18 * size), 0x4a5259);
    c.fill(oval(x - 5, y, 9 * size, 13 * size), 0x20262b);
  }

  private static void balloon(Canvas c) {
    Nature.sky(c, 640, 0x4f8fd0, 0x9cc4e4, 0xf1dcc0);
    Nature.clouds(c, 640, 0xffffff, 0.55);
    c.fill(Nature.ridge(c, 630, 50, 150), 0x8ba4b4);
    Shape hills = Nature.ridge(c, 680, 34, 190);
    c.fill(hills, ramp(0, 650, 0, 840, 0x8fa862, 0x55792e));
    c.mottle(hills, 110, 16, 0.4);
    Nature.treeline(c, 716, 22, 0x486a35);
    Nature.meadow(c, 716, 0x86a24a, 0x597f2c);
    envelope(c, 128, 300, 0.17);
    envelope(c, 540, 470, 0.12);
    c.defocus(2);
    envelope(c, 320, 300, 1);
  }

  private static void envelope(Canvas c, double x, double y, double s) {
    Shape bag =
        Shapes.place(
            blob(
                "0 -200, 92 -182, 166 -116, 190 -30, 168 62, 106 146, 46 212, -46 212, -106 146,"
                    + " -168 62, -190 -30, -166 -116, -92 -182"),
            x,
            y,
            s,
            s);
    int[] gores = {0xd7322c, 0xf2a81d, 0xf6dd4a, 0x3f9c4d, 0x2c66b8, 0x7a3c96};
    c.fill(bag, gores[3]);
    c.within(
        bag,
        () -> {
          for (int i = 9; i >= 0; i--) {
            double half = 202 * StrictMath.sin(Math.PI / 2 * (i + 0.5) / 9.5) * s;
            Shape gore =
                blob(
                    "0 -202, 0.9 -120, 1 -30, 0.62 130, 0.25 214, -0.25 214, -0.62 130,"
                        + " -1 -30, -0.9 -120");
            c.fill(Shapes.place(gore, x, y, half, s), gores[i % 6]);
          }
        });
    Shape band =
        Shapes.place(
            blob("-210 -20, -110 4, 0 12, 110 4, 210 -20, 210 22, 110 42, 0 50, -110 42, -210 22"),
            x,
            y,
            s,
            s);
    c.fill(common(band, bag), 0xfff4dc);
    c.relief(bag, 80 * s, 0.14);
    Shape skirt = Shapes.place(poly("-46 206, 46 206, 30 244, -30 244"), x, y, s, s);
    c.solid(skirt, 0x9c2a26, 8 * s);
    for (int side = -1; side <= 1; side += 2) {
      c.stroke(
          segment(x + side * 30 * s, y + 244 * s, x + side * 22 * s, y + 300 * s), 2 * s, 0x3a3028);
      c.stroke(
          segment(x + side * 10 * s, y + 244 * s, x + side * 12 * s, y + 300 * s), 2 * s, 0x3a3028);
    }
    c.glow(x, y + 254 * s, 26 * s, 0xffb43a, 0.9);
    for (int i = -1; i <= 1; i += 2) {
      c.solid(oval(x + i * 9 * s, y + 284 * s, 7 * s, 8 * s), 0x8a5a40, 4 * s);
      c.solid(box(x + i * 9 * s - 9 * s, y + 291 * s, 18 * s, 14 * s, 4 * s), 0x34507c, 4 * s);
    }
    Shape basket = box(x - 30 * s, y + 298 * s, 60 * s, 44 * s, 7 * s);
    c.solid(basket, 0x8a5c30, 10 * s);
    c.brush(basket, (int) (900 * s), 5 * s, 0, 4, 0.35);
  }

  private static void kite(Canvas c) {
    Nature.daySky(c, 520, 0.75);
    c.fill(Nature.ridge(c, 505, 26, 200), 0x86a0ac);
    Nature.treeline(c, 524, 28, 0x55753c);
    Nature.meadow(c, 526, 0x96ac56, 0x5d8a30);
    c.defocus(1);
    String rope = "566 176, 470 330, 356 470, 262 566";
    c.stroke(curve(rope), 1.6, 0xf6f6f2, 0.9);
    Shape sail = poly("600 40, 700 150, 540 318, 486 128");
    c.fill(poly("600 40, 700 150, 586 170"), 0xf4b51e);
    c.fill(poly("700 150, 540 318, 586 170"), 0xd8322c);
    c.fill(poly("540 318, 486 128, 586 170"), 0x2468bc);
    c.fill(poly("486 128, 600 40, 586 170"), 0x3c9c4e);
    c.relief(sail, 10, 0.05);
    c.stroke(segment(600, 40, 540, 318), 3, 0x3a2c20);
    c.stroke(segment(486, 128, 700, 150), 3, 0x3a2c20);
    c.stroke(curve("540 318, 560 380, 520 430, 566 486, 548 530"), 2.4, 0xd8322c);
    for (double[] at : new double[][] {{556, 372}, {524, 424}, {562, 478}}) {
      c.solid(poly("-16 -9, 0 0, 16 -10, 16 9, 0 0, -16 10", at[0], at[1]), 0xf4b51e, 3);
    }
    c.haze(250, 646, 70, 10, 0x10180a, 0.6);
    Figures.stand(c, 236, 646, 112, new Figures.Clothes(0xd8452c, 0x2f4470, 0x4a3020), 1);
  }
}
