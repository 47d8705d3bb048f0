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

/** Inland views. */
final class Landscapes {
  private Landscapes() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("desert-cactus", 960, 640, Landscapes::desert),
        Scene.of("waterfall", 640, 840, Landscapes::waterfall),
        Scene.of("windmill", 960, 680, Landscapes::windmill),
        Scene.of("autumn-tree", 800, 720, Landscapes::autumn),
        Scene.of("bench-in-a-park", 960, 680, Landscapes::bench)
            .said("An empty wooden bench under a tree in a quiet park.", "bench", "park", "tree")
            .crop(0.3, 0.57, 0.48, 0.34, "bench"));
  }

  private static void desert(Canvas c) {
    Nature.sky(c, 430, 0x4d8ec8, 0xa9cbe0, 0xf6dfc0);
    mesa(c, "-20 430, 60 300, 90 292, 110 250, 240 246, 262 292, 300 304, 372 430", 0xb8694a);
    mesa(c, "610 430, 660 340, 690 334, 704 280, 790 276, 806 330, 850 340, 940 430", 0xc07a58);
    Shape sand = box(0, 424, 960, 216);
    c.fill(sand, ramp(0, 424, 0, 640, 0xd9ad78, 0xc88f56));
    c.mottle(sand, 120, 12, 0.25);
    c.mottle(sand, 8, 3, 0.12);
    c.brush(sand, 9000, 8, 0, 8, 0.1);
    for (int i = 0; i < 22; i++) {
      double y = 440 + i * i * 0.3;
      double r = 7 + i * 0.7;
      Nature.leaves(c, c.random(0, 960), y, r, r * 0.6, 0x8a8c54, 50, 2);
    }
    c.defocus(2);
    cactus(c, 756, 500, 0.42);
    cactus(c, 210, 470, 0.24);
    cactus(c, 456, 586, 1);
  }

  private static void mesa(Canvas c, String outline, int rgb) {
    Shape rock = poly(outline);
    c.fill(rock, ramp(0, 250, 0, 430, Tone.lit(rgb, 1.15, 0), Tone.lit(rgb, 0.85, 0)));
    c.mottle(rock, 200, 9, 0.35);
    c.mottle(rock, 30, 60, 0.3);
    c.relief(rock, 14, 0);
  }

  private static void cactus(Canvas c, double x, double y, double s) {
    c.haze(x + 90 * s, y, 190 * s, 22 * s, 0x3a2010, 0.6);
    Shape plant =
        Shapes.place(
            Shapes.join(
                tube("0 10 40, 0 -150 42, 0 -330 40, 0 -440 36"),
                tube("-20 -170 26, -96 -176 27, -122 -214 27, -124 -310 25"),
                tube("20 -236 26, 98 -244 26, 122 -286 26, 124 -366 24")),
            x,
            y,
            s,
            s);
    c.solid(plant, 0x5f8a4a, 30 * s, 0.05);
    for (int i = -3; i <= 3; i++) {
      Shape rib = segment(x + i * 11 * s, y + 4, x + i * 11 * s, y - 462 * s + i * i * 6 * s);
      c.stroke(rib, 2.6 * s, 0x2c4a26, 0.6);
    }
    c.brush(plant, (int) (5200 * s), 9 * s, -60, 70, 0.5);
    c.haze(x, y + 42 * s, 96 * s, 34 * s, 0xc99a62, 1);
    for (int i = -4; i <= 4; i++) {
      double r = c.random(5, 12) * s;
      c.solid(oval(x + i * 17 * s, y + 30 * s, r, r * 0.7), 0xa8794a, 4 * s);
    }
    for (int i = -1; i <= 1; i++) {
      c.solid(
          oval(x + i * 16 * s, y - (470 - Math.abs(i) * 8) * s, 11 * s, 9 * s), 0xe85a8a, 4 * s);
    }
  }

  private static void waterfall(Canvas c) {
    Nature.daySky(c, 260, 0.8);
    Nature.treeline(c, 196, 60, 0x3f6a34);
    Shape cliff = blob("-60 190, 120 176, 260 210, 400 210, 520 170, 720 190, 720 640, -60 640");
    c.fill(cliff, ramp(0, 170, 0, 640, 0x7a756c, 0x3f3c3a));
    c.mottle(cliff, 26, 70, 0.6);
    c.mottle(cliff, 90, 12, 0.3);
    c.patches(cliff, 50, 70, 0x4b6b2c, 0.52, 0.66, 0.8);
    c.brush(cliff, 16000, 12, 84, 14, 0.4);
    Shape fall =
        blob("262 196, 330 206, 398 196, 410 300, 424 460, 452 640, 210 640, 236 460, 252 300");
    c.soft(fall, 5, 0xdfeaf0, 0.95);
    c.mottle(fall, 9, 170, 0.28);
    c.brush(fall, 9000, 60, 90, 3, 0.14);
    Nature.water(c, 630, 840, 0x9db8b8, 0x2f5a5c);
    c.haze(332, 634, 290, 60, 0xf4f8fa, 0.9);
    c.haze(332, 610, 190, 96, 0xf4f8fa, 0.6);
    for (double[] at :
        new double[][] {{60, 690, 90}, {590, 700, 110}, {500, 800, 70}, {120, 818, 84}}) {
      Shape stone = blob("-1 0.2, -0.7 -0.5, 0 -0.7, 0.75 -0.45, 1 0.2, 0.6 0.5, -0.6 0.5");
      Shape rock = Shapes.place(stone, at[0], at[1], at[2], at[2] * 0.8);
      c.solid(rock, 0x6b6862, at[2] * 0.3);
      c.mottle(rock, 14, 12, 0.5);
      c.patches(rock, 40, 20, 0x5d7a34, 0.5, 0.65, 0.7);
    }
    for (int i = 0; i < 9; i++) {
      double left = c.random(-20, 130);
      Nature.leaves(c, left, 240 + i * 44, 54, 40, 0x4c7c30, 190, 5);
      Nature.leaves(c, 640 - left * 0.9, 240 + i * 46, 54, 40, 0x588a36, 190, 5);
    }
  }

  private static void windmill(Canvas c) {
    Nature.daySky(c, 470, 0.85);
    Nature.treeline(c, 480, 24, 0x557a44);
    Nature.meadow(c, 478, 0x8aa850, 0x4f7e2c);
    Shape canal = poly("560 486, 640 486, 960 620, 960 680, 700 680");
    c.fill(canal, ramp(0, 486, 0, 680, 0xb5cfe0, 0x5f8aa8));
    c.mottle(canal, 60, 4, 0.2);
    for (int row = 0; row < 5; row++) {
      int bloom = new int[] {0xd83a34, 0xf2c230, 0xe87aa0, 0xd83a34, 0xf0a030}[row];
      for (int i = 0; i < 150; i++) {
        double y = 520 + row * 33 + c.random(0, 12);
        double r = 1.6 + row * 0.9;
        c.fill(
            oval(c.random(0, 430 + row * 44), y, r, r * 1.2),
            Tone.lit(bloom, c.random(0.75, 1.1), 0));
      }
    }
    c.haze(380, 500, 170, 16, 0x14200c, 0.6);
    c.solid(box(280, 420, 170, 84), 0x8f4e3a, 10);
    Shape tower = poly("312 424, 334 206, 402 206, 424 424");
    c.fill(tower, ramp(312, 0, 424, 0, 0xf1e6d2, 0xd9c6a6, 0x94816a));
    c.mottle(tower, 9, 5, 0.2);
    c.solid(poly("266 424, 464 424, 448 440, 282 440"), 0x5b4634, 3);
    c.solid(blob("326 208, 334 170, 368 152, 404 170, 412 208"), 0x5a3f30, 18);
    for (double[] at : new double[][] {{356, 250}, {356, 340}, {300, 452}, {412, 452}}) {
      c.fill(box(at[0] - 3, at[1] - 3, 28, 38), 0xf4efe4);
      c.fill(box(at[0], at[1], 22, 32), 0x33424c);
    }
    c.solid(box(348, 448, 34, 56), 0x2e5a44, 4);
    for (int i = 0; i < 4; i++) {
      double angle = 22 + i * 90;
      c.stroke(Shapes.turn(segment(368, 190, 368, 10), angle, 368, 190), 7, 0x4a3324);
      c.fill(Shapes.turn(box(371, 22, 36, 130), angle, 368, 190), 0xf4efe2, 0.82);
      for (double y = 22; y <= 152; y += 16.25) {
        c.stroke(Shapes.turn(segment(366, y, 408, y), angle, 368, 190), 2, 0x4a3324);
      }
      c.stroke(Shapes.turn(segment(407, 22, 407, 152), angle, 368, 190), 2.4, 0x4a3324);
    }
    c.solid(oval(368, 190, 13, 13), 0x4a3324, 6, 0.2);
  }

  private static void autumn(Canvas c) {
    Nature.sky(c, 480, 0x7fb0d8, 0xc4dcea, 0xf4ead4);
    c.fill(Nature.ridge(c, 470, 40, 160), 0xa9a4a0);
    Nature.treeline(c, 500, 44, 0xb0793a);
    Nature.meadow(c, 500, 0xa8a055, 0x7a8a3a);
    c.defocus(3);
    Nature.tree(c, 400, 610, 560, 0xe07a1e);
    Nature.leaves(c, 300, 320, 110, 80, 0xd8481c, 420, 7);
    Nature.leaves(c, 470, 210, 100, 80, 0xf0aa26, 420, 7);
    for (int i = 0; i < 1500; i++) {
      double x = 400 + c.random(-1, 1) * c.random(0, 380);
      double y = 618 + c.random(-40, 96);
      double r = c.random(2, 5) * (0.5 + (y - 570) / 150);
      int leaf = Tone.mix(0xc8401c, 0xf0b030, c.random(0, 1));
      c.fill(Shapes.turn(oval(x, y, r, r * 0.5), c.random(-50, 50), x, y), leaf);
    }
  }

  private static void bench(Canvas c) {
    Nature.sky(c, 360, 0xbfd8e6, 0xe6efe4);
    Nature.treeline(c, 330, 110, 0x5f8f40);
    Nature.treeline(c, 392, 60, 0x4c7c34);
    Nature.meadow(c, 388, 0x86aa4c, 0x5c8a30);
    Shape path = poly("0 590, 960 560, 960 650, 0 690");
    c.fill(path, ramp(0, 560, 0, 690, 0xcdbd9c, 0xb5a282));
    c.mottle(path, 10, 4, 0.25);
    c.defocus(3);
    Nature.tree(c, 196, 560, 640, 0x6a9c3c);
    c.haze(520, 606, 300, 22, 0x141a0a, 0.65);
    for (double x : new double[] {330, 678}) {
      c.solid(Shapes.move(tube("0 0 7, 4 -84 7, 0 -200 6"), x, 600), 0x2c2f30, 4, 0.2);
      c.solid(Shapes.move(tube("42 10 7, 40 -78 7, 4 -84 6"), x, 600), 0x2c2f30, 4, 0.2);
      c.solid(
          Shapes.move(tube("0 -140 5, 30 -142 6, 48 -134 5, 40 -78 5"), x, 600), 0x2c2f30, 4, 0.2);
    }
    for (int i = 0; i < 3; i++) {
      plank(c, 306, 402 + i * 33, 420, 24);
    }
    for (int i = 0; i < 3; i++) {
      plank(c, 310 + i * 10, 508 + i * 11, 424, 10);
    }
  }

  private static void plank(Canvas c, double x, double y, double w, double h) {
    Shape board = box(x, y, w, h, 4);
    c.shadow(board, 3, 6, 3, 0.4);
    c.fill(board, 0xa06a3a);
    c.mottle(board, 120, 3, 0.4);
    c.relief(board, 4, 0.1);
  }
}
