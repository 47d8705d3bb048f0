package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.place;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** What is on the table. */
final class Food {
  private Food() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("bowl-of-fruit", 960, 680, Food::fruit)
            .said(
                "A bowl of apples, oranges and bananas on a table.",
                "fruit",
                "bowl",
                "apple",
                "banana"),
        Scene.of("pizza", 800, 720, Food::pizza),
        Scene.of("hamburger", 800, 660, Food::burger));
  }

  /** A wooden top from {@code y} down. */
  static void table(Canvas c, double y, int rgb) {
    Shape top = box(0, y, c.width, c.height - y);
    c.fill(top, ramp(0, y, 0, c.height, Tone.lit(rgb, 0.85, 0), Tone.lit(rgb, 1.1, 0)));
    c.mottle(top, 260, 7, 0.35);
    c.mottle(top, 40, 3, 0.15);
  }

  private static void fruit(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 960, 400, 0xd8d8cc, 0xa8b0a4));
    Interior.window(c, 90, -40, 260, 340);
    c.defocus(14);
    table(c, 430, 0x9a6a40);
    c.haze(500, 606, 360, 34, 0x1c1006, 0.7);
    for (int i = 0; i < 3; i++) {
      Shape banana = tube("0 0 6, 22 -40 20, 90 -96 30, 190 -112 29, 268 -84 18, 290 -64 8");
      Shape one = Shapes.turn(Shapes.move(banana, 470, 300 + i * 24), i * 9 - 8, 480, 320);
      c.shadow(one, 4, 7, 8, 0.35);
      c.solid(one, 0xf0cb3a, 22, 0.1);
      c.brush(one, 900, 10, 20, 30, 0.2);
    }
    c.solid(Shapes.oval(482, 306, 13, 13), 0x5c4420, 6);
    apple(c, 300, 330, 88, 0xc8242a);
    apple(c, 420, 300, 84, 0x8ab83a);
    orange(c, 590, 376, 84);
    apple(c, 470, 384, 84, 0xd83a2c);
    orange(c, 356, 400, 80);
    for (int i = 0; i < 22; i++) {
      double x = 660 + (i % 5) * 26 - (i / 5) * 3 + c.random(-5, 5);
      c.solid(oval(x, 360 + i / 5 * 24 + c.random(-5, 5), 20, 20), 0x5a2c64, 12, 0.35);
    }
    Shape bowl =
        blob("196 420, 480 436, 800 420, 786 490, 700 570, 600 606, 400 606, 300 570, 214 490");
    c.shadow(bowl, 0, -6, 8, 0.35);
    c.fill(bowl, ramp(196, 0, 800, 0, 0xf4f1ea, 0xd8d6d0));
    c.within(
        bowl,
        () -> {
          c.stroke(curve("190 470, 340 500, 490 508, 650 500, 800 466"), 12, 0x2f62a0);
          c.stroke(curve("200 500, 340 528, 490 536, 650 528, 790 496"), 4, 0x2f62a0);
        });
    c.relief(bowl, 60, 0.3);
    c.solid(box(396, 598, 210, 20, 9), 0xe4e1da, 8, 0.2);
  }

  static void apple(Canvas c, double x, double y, double r, int rgb) {
    Shape skin =
        place(
            blob(
                "0 -0.78, 0.4 -0.96, 0.84 -0.74, 1 -0.16, 0.82 0.54, 0.42 0.96, 0 0.88, -0.42 0.96,"
                    + " -0.82 0.54, -1 -0.16, -0.84 -0.74, -0.4 -0.96"),
            x,
            y,
            r,
            r);
    c.shadow(skin, 4, 7, r * 0.12, 0.35);
    c.fill(skin, rgb);
    c.patches(skin, r * 0.3, r * 0.8, 0xf0c85a, 0.52, 0.8, 0.55);
    c.relief(skin, r * 0.55, 0.4);
    c.haze(x, y - r * 0.76, r * 0.34, r * 0.14, 0x2a1a0a, 0.5);
    c.stroke(place(curve("0 -0.74, 0.05 -0.95, 0.16 -1.14"), x, y, r, r), r * 0.08, 0x4a3018);
  }

  private static void orange(Canvas c, double x, double y, double r) {
    Shape skin = oval(x, y, r, r * 0.97);
    c.shadow(skin, 4, 7, 10, 0.35);
    c.fill(skin, 0xf08a1c);
    c.brush(skin, 2600, 2.4, 0, 180, 0.22);
    c.relief(skin, r * 0.55, 0.3);
    c.fill(Shapes.regular(x + r * 0.2, y - r * 0.5, 7, 5, 10), 0x5c7a2c);
  }

  /** A small bowl with apples, its middle at (x, y). */
  static void bowlOfApples(Canvas c, double x, double y, double s) {
    apple(c, x - 44 * s, y - 40 * s, 40 * s, 0xc8242a);
    apple(c, x + 44 * s, y - 40 * s, 40 * s, 0x8ab83a);
    apple(c, x, y - 52 * s, 42 * s, 0xd83a2c);
    Shape bowl = place(blob("-110 -30, 0 -22, 110 -30, 96 20, 50 48, -50 48, -96 20"), x, y, s, s);
    c.solid(bowl, 0x3f78a8, 22 * s, 0.3);
  }

  private static void pizza(Canvas c) {
    table(c, 0, 0x6e4a2e);
    Shape board = oval(400, 372, 372, 330);
    c.shadow(board, 10, 18, 18, 0.6);
    c.solid(board, 0xc89a60, 10);
    c.mottle(board, 240, 8, 0.3);
    Shape crust = oval(400, 362, 330, 290);
    c.shadow(crust, 6, 10, 10, 0.5);
    c.fill(crust, 0xd8a058);
    c.mottle(crust, 30, 26, 0.4);
    c.relief(crust, 24, 0.05);
    c.fill(oval(400, 362, 288, 250), 0xb83a1c);
    Shape cheese = oval(400, 362, 280, 242);
    c.fill(cheese, 0xf2c85c);
    c.patches(cheese, 60, 50, 0xfbe9b0, 0.45, 0.65, 0.9);
    c.patches(cheese, 34, 30, 0xc86a24, 0.56, 0.72, 0.7);
    c.mottle(cheese, 14, 12, 0.18);
    c.relief(cheese, 6, 0.05);
    double[][] slices = {
      {400, 250},
      {280, 300},
      {520, 300},
      {240, 410},
      {370, 380},
      {500, 410},
      {330, 500},
      {460, 510},
      {590, 400},
      {400, 160},
      {580, 240},
      {220, 220}
    };
    for (double[] at : slices) {
      Shape meat = oval(at[0], at[1], 44, 38);
      c.shadow(meat, 2, 4, 5, 0.4);
      c.fill(meat, 0xb42e1e);
      c.patches(meat, 10, 10, 0xe07048, 0.5, 0.7, 0.7);
      c.relief(meat, 6, 0.15);
    }
    for (int i = 0; i < 15; i++) {
      double a = c.random(0, 6.283);
      double r = c.random(40, 240);
      double x = 400 + r * StrictMath.cos(a);
      double y = 362 + r * 0.86 * StrictMath.sin(a);
      c.solid(Shapes.ring(x, y, 14, 6), 0x2a2a2c, 4, 0.4);
    }
    for (double[] at :
        new double[][] {{340, 310, 20}, {460, 340, -40}, {420, 440, 80}, {290, 440, -10}}) {
      Shape leaf = blob("0 0, 20 -20, 54 -20, 74 0, 54 18, 20 18", at[0], at[1]);
      Shape turned = Shapes.turn(leaf, at[2], at[0], at[1]);
      c.shadow(turned, 3, 4, 4, 0.4);
      c.solid(turned, 0x3f8a34, 9, 0.1);
    }
    for (int i = 0; i < 4; i++) {
      double a = StrictMath.toRadians(22 + i * 45);
      double dx = 326 * StrictMath.cos(a);
      double dy = 286 * StrictMath.sin(a);
      c.stroke(segment(400 - dx, 362 - dy, 400 + dx, 362 + dy), 3, 0x6a3010, 0.55);
    }
  }

  private static void burger(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 480, 0x4a3a34, 0x2a2220));
    for (int i = 0; i < 18; i++) {
      c.glow(c.random(0, 800), c.random(0, 300), c.random(20, 60), 0xffc880, 0.35);
    }
    c.defocus(12);
    table(c, 470, 0x7a5030);
    for (int i = 0; i < 15; i++) {
      double x = 600 + c.random(-20, 150);
      Shape chip = Shapes.turn(box(x, 400, 24, 170, 4), c.random(-24, 34), x, 540);
      c.shadow(chip, 3, 4, 4, 0.4);
      c.solid(chip, 0xf0c052, 7, 0.1);
    }
    c.haze(380, 584, 330, 32, 0x0c0604, 0.75);
    c.solid(
        blob("160 500, 380 516, 600 500, 606 550, 560 584, 380 592, 200 584, 154 550"),
        0xc88a44,
        24);
    patty(c, 468);
    Shape cheese = poly("150 452, 610 452, 560 476, 500 520, 440 476, 300 476, 240 514, 190 474");
    c.shadow(cheese, 0, 5, 4, 0.4);
    c.solid(cheese, 0xf8b62c, 6, 0.1);
    for (double x : new double[] {200, 320, 440, 560}) {
      c.solid(box(x - 70, 418, 140, 32, 15), 0xd43a28, 10, 0.3);
    }
    Shape lettuce =
        blob(
            "134 400, 380 390, 626 400, 640 424, 596 440, 560 420, 520 446, 476 424, 430 450, 384 426,"
                + " 336 452, 290 424, 244 446, 200 422, 160 440, 122 422");
    c.shadow(lettuce, 0, 6, 5, 0.4);
    c.fill(lettuce, 0x6cae34);
    c.mottle(lettuce, 20, 14, 0.35);
    c.relief(lettuce, 9, 0.1);
    Shape bun =
        blob(
            "146 392, 150 310, 210 214, 300 166, 380 156, 460 166, 550 214, 610 310, 614 392, 560 410,"
                + " 380 416, 200 410");
    c.shadow(bun, 0, 8, 6, 0.4);
    c.fill(bun, ramp(0, 156, 0, 410, 0xd08a3c, 0xb8681e, 0xe0a860));
    c.mottle(bun, 60, 50, 0.12);
    c.relief(bun, 70, 0.2);
    for (int i = 0; i < 70; i++) {
      double a = c.random(0, 6.283);
      double r = Math.sqrt(c.random(0, 1));
      double x = 380 + 190 * r * StrictMath.cos(a);
      double y = 258 + 76 * r * StrictMath.sin(a);
      Shape seed = Shapes.turn(oval(x, y, 8, 4.6), c.random(0, 180), x, y);
      c.shadow(seed, 1, 2, 1, 0.4);
      c.solid(seed, 0xf6e6bc, 3, 0.1);
    }
  }

  private static void patty(Canvas c, double y) {
    Shape meat = box(148, y, 464, 56, 28);
    c.fill(meat, 0x5c341e);
    c.mottle(meat, 14, 12, 0.6);
    c.brush(meat, 3000, 6, 0, 180, 0.4);
    c.relief(meat, 20, 0.1);
  }
}
