package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.cut;
import static io.framelog.api.sample.Shapes.join;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.place;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.burst;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** What comes with the coffee. */
final class Sweets {
  private Sweets() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("birthday-cake", 720, 760, Sweets::cake)
            .said("A birthday cake with lit candles.", "cake", "birthday", "candles")
            .crop(0.09, 0.28, 0.82, 0.63, "cake"),
        Scene.of("coffee-cup", 880, 660, Sweets::coffee),
        Scene.of("doughnuts", 880, 660, Sweets::doughnuts)
            .said("Four doughnuts with sprinkles on a plate.", "doughnut", "dessert"));
  }

  private static void cake(Canvas c) {
    c.fill(c.all(), burst(360, 300, 520, 0x8a5a4a, 0x4a2c34, 0x201420));
    for (int i = 0; i < 26; i++) {
      c.glow(
          c.random(0, 720),
          c.random(0, 420),
          c.random(16, 40),
          i % 3 == 0 ? 0xff9a6a : 0xffd890,
          c.random(0.2, 0.6));
    }
    c.defocus(9);
    Food.table(c, 560, 0x5a3824);
    c.haze(360, 668, 320, 36, 0x0c0604, 0.8);
    c.solid(oval(360, 644, 290, 42), 0xf2f0ea, 10, 0.3);
    c.fill(oval(360, 640, 262, 34), 0xdedbd2);
    Shape side = join(box(156, 390, 408, 220), oval(360, 610, 204, 34));
    c.fill(side, ramp(156, 0, 564, 0, 0xf4cfd4, 0xf0b4be, 0xb87884));
    c.relief(side, 50, 0);
    c.stroke(curve("156 500, 260 526, 360 532, 460 526, 564 500"), 12, 0xfbf4e8);
    for (int i = 0; i < 17; i++) {
      double a = Math.PI * (i + 0.5) / 17;
      double x = 360 - 204 * StrictMath.cos(a);
      c.solid(oval(x, 606 + 32 * StrictMath.sin(a), 17, 15), 0xfdf6ea, 10, 0.1);
    }
    Shape[] drips = new Shape[12];
    for (int i = 0; i < 12; i++) {
      double x = 168 + i * 35;
      double deep = 24 * StrictMath.sin(Math.PI * (i + 0.3) / 12) + c.random(24, 66);
      drips[i] = box(x - 14, 384, 28, deep + 20, 14);
    }
    Shape icing = join(join(drips), oval(360, 390, 208, 42));
    c.shadow(icing, 0, 4, 5, 0.3);
    c.fill(icing, 0x5c3220);
    c.relief(icing, 10, 0.3);
    c.fill(oval(360, 386, 196, 35), 0x6a3a26);
    for (int i = 0; i < 10; i++) {
      double a = 0.3 + i * 0.628;
      Shape berry =
          blob(
              "0 20, -20 2, -16 -16, 0 -20, 16 -16, 20 2",
              360 + 168 * StrictMath.cos(a),
              372 + 28 * StrictMath.sin(a));
      c.shadow(berry, 2, 4, 4, 0.4);
      c.solid(berry, 0xd42a30, 11, 0.4);
    }
    int[] wax = {0x4a90d8, 0xf4d23a, 0xe85a8a, 0x5cb860, 0xf08a3a};
    for (int i = 0; i < 5; i++) {
      candle(c, 256 + i * 52, 386 + (i % 2) * 12, wax[i]);
    }
  }

  private static void candle(Canvas c, double x, double y, int rgb) {
    Shape stick = box(x - 8, y - 120, 16, 120, 4);
    c.fill(stick, rgb);
    c.within(
        stick,
        () -> {
          for (int i = 0; i < 7; i++) {
            c.stroke(
                segment(x - 14, y - 100 + i * 20, x + 14, y - 116 + i * 20), 6, 0xffffff, 0.75);
          }
        });
    c.relief(stick, 7, 0.1);
    c.stroke(segment(x, y - 120, x, y - 130), 2.4, 0x1c1410);
    c.glow(x, y - 146, 64, 0xffa030, 0.5);
    c.soft(blob("0 -44, 10 -16, 9 -2, 0 6, -9 -2, -10 -16", x, y - 132), 2.4, 0xffb42c, 1);
    c.soft(blob("0 -28, 5 -10, 0 2, -5 -10", x, y - 131), 2, 0xfffbe0, 1);
  }

  private static void coffee(Canvas c) {
    Food.table(c, 0, 0x7a5234);
    for (double x = 0; x < 880; x += 220) {
      c.stroke(segment(x, 0, x - 40, 660), 3, 0x2c1a0e, 0.7);
    }
    Shape saucer = oval(420, 400, 320, 200);
    c.shadow(saucer, 14, 20, 18, 0.6);
    c.solid(saucer, 0xf2efe8, 16, 0.2);
    c.solid(oval(420, 396, 216, 130), 0xe9e6de, 10);
    c.haze(440, 420, 200, 110, 0x1c1006, 0.5);
    c.solid(tube("570 320 16, 690 300 18, 700 380 17, 570 400 14"), 0xf6f3ec, 10, 0.3);
    c.fill(blob("590 338, 664 326, 668 366, 584 380"), 0xd8d4ca);
    Shape cup = blob("216 268, 420 200, 624 268, 600 390, 530 470, 420 492, 310 470, 240 390");
    c.fill(cup, ramp(216, 0, 624, 0, 0xfbf9f4, 0xefece4, 0xc4c0b6));
    c.relief(cup, 50, 0.2);
    c.solid(oval(420, 268, 206, 112), 0xfdfbf7, 7, 0.2);
    c.fill(oval(420, 272, 188, 99), burst(420, 260, 190, 0x9a6232, 0x7a4820, 0x54300f));
    Shape heart =
        blob(
            "420 352, 330 290, 322 236, 366 214, 410 236, 420 252, 430 236, 474 214, 518 236,"
                + " 510 290");
    c.soft(heart, 3, 0xf6e6c8, 1);
    c.soft(
        blob("420 326, 364 282, 362 252, 386 242, 420 272, 454 242, 478 252, 476 282"),
        3,
        0xa8703c,
        1);
    c.soft(blob("420 308, 388 280, 392 264, 420 284, 448 264, 452 280"), 2, 0xf6e6c8, 1);
    for (int i = 0; i < 5; i++) {
      Shape steam = tube("0 0 9, 16 -60 14, -14 -120 14, 14 -190 9");
      c.soft(Shapes.move(steam, 330 + i * 44, 250 + c.random(-20, 20)), 9, 0xffffff, 0.17);
    }
    c.solid(tube("120 480 30, 150 500 26, 190 516 6, 420 560 6, 470 566 6"), 0xb8babc, 6, 0.5);
    for (int i = 0; i < 22; i++) {
      bean(c, c.random(640, 860), c.random(500, 640), c.random(0, 180));
    }
  }

  private static void bean(Canvas c, double x, double y, double turn) {
    Shape bean = Shapes.turn(oval(x, y, 25, 17), turn, x, y);
    c.shadow(bean, 4, 6, 4, 0.5);
    c.solid(bean, 0x54301a, 11, 0.3);
    Shape groove = Shapes.move(curve("-22 2, -8 -4, 8 4, 22 -2"), x, y);
    c.stroke(Shapes.turn(groove, turn, x, y), 2.6, 0x26130a);
  }

  private static void doughnuts(Canvas c) {
    Food.table(c, 0, 0xb8c4c8);
    Shape plate = oval(440, 350, 400, 280);
    c.shadow(plate, 8, 14, 16, 0.5);
    c.solid(plate, 0xfaf9f6, 16, 0.2);
    c.fill(oval(440, 346, 340, 228), 0xeeece6);
    doughnut(c, 296, 240, 0xe87aa4);
    doughnut(c, 586, 230, 0x5c3220);
    doughnut(c, 300, 456, 0xf6efe0);
    doughnut(c, 590, 450, 0x6ab8c8);
  }

  private static void doughnut(Canvas c, double x, double y, int glaze) {
    Shape dough = cut(oval(x, y, 142, 122), oval(x, y + 4, 38, 30));
    c.shadow(dough, 5, 14, 12, 0.5);
    c.solid(dough, 0xd0924c, 34);
    c.mottle(dough, 30, 30, 0.16);
    Shape top =
        cut(
            place(
                blob(
                    "0 -104, 60 -98, 104 -70, 126 -20, 114 40, 84 62, 60 92, 10 88, -30 100, -84 74,"
                        + " -102 48, -126 0, -112 -56, -66 -96"),
                x,
                y - 4,
                1,
                0.96),
            oval(x, y + 2, 47, 38));
    c.solid(top, glaze, 26, 0.3);
    for (int i = 0; i < 90; i++) {
      double a = c.random(0, 6.283);
      double r = c.random(0.52, 0.92);
      double px = x + 118 * r * StrictMath.cos(a);
      double py = y - 6 + 96 * r * StrictMath.sin(a);
      int candy = new int[] {0xf4d23a, 0x4a90d8, 0xe8405a, 0x5cb860, 0xffffff, 0xf08a3a}[i % 6];
      Shape bit = Shapes.turn(box(px - 7, py - 2.4, 14, 4.8, 2.4), c.random(0, 180), px, py);
      c.solid(bit, candy, 2, 0.1);
    }
  }
}
