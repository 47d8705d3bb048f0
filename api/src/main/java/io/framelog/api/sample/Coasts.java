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

/** The sea, and what stands or moves at its edge. */
final class Coasts {
  private Coasts() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("sailing-at-sunset", 960, 680, Coasts::sunset)
            .said("A sailing boat on a calm sea at sunset.", "sailing boat", "sea", "sunset")
            .crop(0.22, 0.23, 0.28, 0.46, "sailing boat"),
        Scene.of("lighthouse", 640, 840, Coasts::lighthouse)
            .said("A white and red lighthouse on a rocky coast.", "lighthouse", "coast")
            .crop(0.28, 0.07, 0.4, 0.72, "lighthouse")
            .shows("framelog-renderer"),
        Scene.of("beach-parasol", 960, 680, Coasts::parasol),
        Scene.of("surfer", 960, 680, Coasts::surfer)
            .said("A surfer rides a big blue wave.", "surfing", "wave", "sea")
            .crop(0.37, 0.38, 0.29, 0.41, "surfer"));
  }

  private static void sunset(Canvas c) {
    Nature.sky(c, 400, 0x3a3f78, 0x8a5a8c, 0xe8845c, 0xfcc96a);
    c.patches(box(0, 40, 960, 320), 260, 34, 0xffb27a, 0.5, 0.75, 0.7);
    c.patches(box(0, 40, 960, 320), 200, 26, 0x54406e, 0.55, 0.8, 0.55);
    c.glow(640, 356, 330, 0xffb048, 0.7);
    c.fill(oval(640, 356, 46, 46), Tone.burst(640, 356, 46, 0xffffff, 0xfffcec, 0xfff4c4));
    c.fill(Nature.ridge(c, 396, 12, 120), 0x5a4868);
    Nature.water(c, 400, 680, 0xf0a868, 0x3a3560);
    for (int i = 0; i < 520; i++) {
      double depth = c.random(0, 1);
      double y = 402 + depth * depth * 270;
      double half = 16 + depth * 110;
      double x = 640 + c.random(-half, half);
      double length = 5 + depth * 34;
      c.stroke(segment(x - length, y, x + length, y), 1 + depth * 2, 0xffe6a0, 0.5);
    }
    Shape beach = blob("-80 640, 200 604, 480 636, 720 668, 1040 650, 1040 760, -80 760");
    c.soft(Shapes.move(beach, 0, -9), 4, 0xf4d8c4, 0.7);
    c.fill(beach, ramp(0, 610, 0, 680, 0x8a6650, 0x5a4038));
    c.mottle(beach, 60, 8, 0.3);
    c.brush(beach, 6000, 4, 0, 30, 0.2);
    c.soft(Shapes.place(poly("0 0, 120 0, 150 130, 60 170"), 268, 448, 1, 0.7), 9, 0x2c2244, 0.5);
    boat(c, 340, 446);
  }

  private static void boat(Canvas c, double x, double y) {
    c.stroke(segment(x + 2, y - 10, x + 2, y - 278), 4, 0x2c2028);
    Shape main = blob("6 -268, 40 -190, 84 -100, 112 -40, 60 -34, 8 -34", x, y);
    c.fill(main, ramp(x, y - 268, x + 110, y, 0xfff0dc, 0xd89a84));
    c.relief(main, 16, 0);
    Shape jib = blob("-4 -252, -34 -170, -76 -80, -88 -36, -50 -30, -6 -32", x, y);
    c.fill(jib, ramp(x - 88, y, x, y - 250, 0xc48478, 0xf8dcc4));
    c.relief(jib, 14, 0);
    c.stroke(segment(x + 4, y - 28, x + 118, y - 34), 4, 0x3a2a2c);
    Shape hull = blob("-118 -22, 0 -16, 132 -26, 112 6, 60 20, -60 18, -98 2", x, y);
    c.fill(hull, ramp(0, y - 26, 0, y + 20, 0xf2e6dc, 0x7a4a48));
    c.fill(common(hull, box(x - 140, y + 4, 300, 30)), 0x8c2a2c);
    c.relief(hull, 10, 0.1);
    c.solid(oval(x + 66, y - 38, 7, 8), 0x4a2c24, 4);
    c.solid(Shapes.move(tube("66 -28 8, 62 -14 9"), x, y), 0x34406a, 5);
  }

  private static void lighthouse(Canvas c) {
    Nature.sky(c, 560, 0x3a78bc, 0x8fbade, 0xe2e8e4);
    Nature.clouds(c, 560, 0xffffff, 0.7);
    Nature.water(c, 556, 840, 0x6fa2c0, 0x1f5478);
    for (int i = 0; i < 60; i++) {
      double y = c.random(580, 720);
      c.soft(box(c.random(0, 640), y, (y - 560) * 0.5, 3, 1), 2, 0xffffff, 0.5);
    }
    c.defocus(1);
    rocks(c);
    Shape tower = poly("236 660, 262 214, 350 214, 376 660");
    c.shadow(tower, 16, 4, 10, 0.3);
    c.fill(tower, 0xf4f1ea);
    for (int i = 0; i < 3; i++) {
      c.fill(common(tower, box(200, 262 + i * 140, 220, 68)), 0xcb2a28);
    }
    c.mottle(tower, 20, 30, 0.12);
    c.relief(tower, 44, 0.05);
    for (double y : new double[] {290, 430, 570}) {
      c.fill(box(296, y - 60, 20, 32, 9), 0x2c3a44);
    }
    c.fill(box(284, 606, 44, 60, 16), 0x3c2c22);
    c.solid(box(244, 198, 124, 18, 4), 0x3a3e42, 5, 0.2);
    for (double x = 250; x <= 362; x += 16) {
      c.stroke(segment(x, 200, x, 168), 2.4, 0x3a3e42);
    }
    c.stroke(segment(246, 168, 366, 168), 3, 0x3a3e42);
    Shape lamp = box(274, 134, 64, 64);
    c.fill(lamp, ramp(274, 0, 338, 0, 0xfff6cc, 0xffe28a, 0x9aa8a8));
    for (double x = 274; x <= 338; x += 16) {
      c.stroke(segment(x, 134, x, 198), 3, 0x3a3e42);
    }
    c.glow(306, 164, 90, 0xffe9a0, 0.8);
    Shape roof = blob("264 136, 284 112, 306 92, 328 112, 348 136, 306 140");
    c.solid(roof, 0xb82624, 14, 0.25);
    c.stroke(segment(306, 94, 306, 70), 3, 0x3a3e42);
    for (double[] at : new double[][] {{120, 210, 1}, {480, 150, 1.3}, {540, 260, 0.8}}) {
      Shape wings =
          Shapes.place(curve("-26 -4, -14 -12, 0 0, 14 -12, 26 -4"), at[0], at[1], at[2], 1);
      c.stroke(wings, 3, 0xfafafa);
    }
  }

  private static void rocks(Canvas c) {
    Shape base =
        blob(
            "40 720, 110 672, 190 650, 300 642, 410 648, 500 680, 600 700, 700 690, 700 900,"
                + " -60 900, -40 780");
    c.fill(base, ramp(0, 640, 0, 840, 0x8c8272, 0x4c463e));
    c.mottle(base, 40, 22, 0.7);
    c.mottle(base, 10, 8, 0.3);
    c.relief(base, 24, 0);
    c.patches(base, 70, 24, 0x6d8a3c, 0.54, 0.66, 0.75);
    c.brush(base, 9000, 9, 20, 50, 0.35);
  }

  private static void parasol(Canvas c) {
    Nature.sky(c, 300, 0x2f7cc8, 0x80b8e4, 0xcfe6f0);
    Nature.clouds(c, 300, 0xffffff, 0.4);
    Nature.water(c, 300, 440, 0x2a7aa8, 0x56c0c4);
    for (int i = 0; i < 3; i++) {
      Shape foam =
          Shapes.wide(
              curve(
                  "-20 %d, 200 %d, 420 %d, 640 %d, 990 %d"
                      .formatted(
                          392 + i * 22, 384 + i * 24, 396 + i * 22, 386 + i * 24, 398 + i * 22)),
              4 + i * 4);
      c.soft(foam, 3, 0xffffff, 0.8);
    }
    Shape sand = poly("0 446, 300 436, 640 448, 960 438, 960 680, 0 680");
    c.fill(sand, ramp(0, 436, 0, 680, 0xd9bf90, 0xe8d2a4));
    c.mottle(sand, 70, 16, 0.16);
    c.mottle(sand, 5, 4, 0.14);
    c.brush(sand, 8000, 4, 20, 60, 0.14);
    c.defocus(1);
    c.haze(620, 600, 280, 44, 0x5a4424, 0.55);
    c.solid(poly("446 224, 456 222, 488 596, 476 598"), 0xe4ddd0, 5, 0.3);
    parasolTop(c);
    lounger(c, 300, 560);
    lounger(c, 560, 590);
    c.solid(oval(812, 600, 40, 40), 0xf4f2ec, 22, 0.2);
    Shape ball = oval(812, 600, 40, 40);
    for (int i = 0; i < 3; i++) {
      Shape slice =
          Shapes.turn(blob("812 600, 798 576, 800 556, 824 556, 826 576"), i * 120, 812, 600);
      c.fill(common(slice, ball), new int[] {0xd8322c, 0x2c6cc0, 0xf2b82a}[i]);
    }
    c.relief(ball, 22, 0.3);
  }

  private static void parasolTop(Canvas c) {
    Shape top = blob("442 96, 560 130, 660 214, 690 262, 442 286, 196 262, 226 214, 326 130");
    c.fill(top, 0xf6f0e4);
    for (int i = -3; i <= 3; i += 2) {
      Shape stripe = Shapes.place(blob("0 0, 14 60, 36 200, -36 200, -14 60"), 442, 92, 1, 1);
      c.fill(common(Shapes.turn(stripe, -i * 21, 442, 92), top), 0xd8342e);
    }
    c.relief(top, 50, 0.08);
    c.solid(oval(442, 92, 9, 9), 0xe4ddd0, 5, 0.4);
  }

  private static void lounger(Canvas c, double x, double y) {
    c.haze(x + 70, y + 40, 130, 18, 0x4a3418, 0.55);
    for (double leg : new double[] {-40, 40, 150}) {
      c.stroke(segment(x + leg, y, x + leg, y + 38), 7, 0x9a6a3c);
    }
    c.solid(poly("-60 -8, 176 -8, 176 6, -60 6", x, y), 0xb98250, 4);
    Shape towel = blob("-112 -86, -98 -92, -44 -16, 60 -16, 178 -16, 180 -6, 60 -4, -54 -2", x, y);
    c.solid(towel, 0x2f86b8, 8);
    for (double i = -30; i < 170; i += 34) {
      c.fill(common(towel, box(x + i, y - 30, 14, 40)), 0xf6f2ea);
    }
  }

  private static void surfer(Canvas c) {
    Nature.sky(c, 200, 0x5f9cd0, 0xcfe2ee);
    Nature.water(c, 190, 680, 0x3a7ca4, 0x1f6a94);
    Shape wave =
        blob(
            "-80 560, 40 380, 150 220, 300 130, 470 110, 620 150, 700 220, 640 236, 600 300,"
                + " 640 400, 780 480, 1060 520, 1060 760, -80 760");
    c.fill(wave, ramp(300, 110, 420, 640, 0x6fc4cc, 0x2a8ab0, 0x12587e));
    c.mottle(wave, 30, 90, 0.28);
    c.relief(wave, 70, 0.05);
    c.within(
        wave,
        () -> {
          for (int i = 0; i < 90; i++) {
            double bend = c.random(0, 1);
            Shape streak = curve("-60 0, -20 -60, 40 -130, 130 -190, 250 -220");
            double y = 560 + bend * 60 - c.random(0, 130);
            Shape placed = Shapes.place(streak, 60 + bend * 330, y, 0.7 + bend * 0.6, 0.6 + bend);
            c.stroke(placed, 7, i % 2 == 0 ? 0xbfe8ea : 0x0f4a6c, 0.09);
          }
        });
    Shape lip = Shapes.wide(curve("120 236, 300 132, 470 110, 610 146, 700 226"), 26);
    c.soft(lip, 8, 0xffffff, 0.9);
    for (int i = 0; i < 1500; i++) {
      double t = c.random(0, 1);
      double x = 590 + c.random(-1, 1) * 70 + t * 260;
      double y = 200 + t * 280 + c.random(-60, 60) * (1 - t * 0.3);
      double r = c.random(2, 15) * (1 - 0.5 * t);
      c.fill(oval(x, y, r, r * 0.8), Tone.mix(0xffffff, 0xa8cfe0, c.random(0, 0.7)), 0.35);
    }
    c.soft(blob("620 470, 800 450, 1040 500, 1040 560, 780 540, 640 520"), 16, 0xf4fafc, 0.85);
    rider(c);
    for (int i = 0; i < 420; i++) {
      double t = c.random(0, 1);
      double r = c.random(0.8, 4);
      c.fill(
          oval(400 - t * 230 + c.random(-16, 16), 512 + t * 52 - c.random(0, 1) * t * 80, r, r),
          0xffffff,
          c.random(0.4, 0.95));
    }
  }

  private static void rider(Canvas c) {
    c.soft(blob("380 520, 480 512, 610 498, 560 534, 440 548"), 8, 0x0a3c58, 0.6);
    c.solid(
        blob("370 528, 430 512, 540 494, 620 470, 600 496, 540 520, 430 536"), 0xf6e9c8, 7, 0.3);
    c.stroke(curve("384 524, 480 508, 600 482"), 3, 0xd8322c);
    int skin = 0xb9805c;
    c.solid(tube("486 418 20, 528 446 16, 552 488 11"), 0x1c2a40, 10);
    c.solid(tube("474 420 21, 436 456 17, 450 512 11"), 0x263a58, 10);
    c.solid(tube("486 350 12, 540 346 10, 588 326 8"), skin, 7);
    c.solid(tube("490 344 24, 482 380 23, 478 418 24"), 0xd8932c, 16);
    c.solid(tube("476 350 13, 428 372 11, 384 358 9"), skin, 8);
    c.solid(oval(502, 302, 21, 25), skin, 13);
    c.solid(
        common(
            oval(498, 296, 25, 27), poly("460 260, 530 260, 524 288, 500 296, 486 326, 466 330")),
        0x3c2a1c,
        9);
  }
}
