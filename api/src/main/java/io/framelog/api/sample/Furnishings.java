package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.cut;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Shapes.wide;
import static io.framelog.api.sample.Tone.burst;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** Single things of a home. */
final class Furnishings {
  private Furnishings() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("book-shelf", 720, 800, Furnishings::bookShelf),
        Scene.of("laptop-on-a-desk", 960, 680, Furnishings::laptop)
            .said("A laptop and a mug on a wooden desk.", "laptop", "desk", "computer")
            .crop(0.17, 0.12, 0.62, 0.69, "laptop"),
        Scene.of("wall-clock", 720, 720, Furnishings::clock),
        Scene.of("vase-with-flowers", 640, 840, Furnishings::vase)
            .said("Red tulips in a blue vase on a table.", "vase", "flowers", "tulip")
            .crop(0.31, 0.5, 0.38, 0.42, "vase"));
  }

  private static void bookShelf(Canvas c) {
    c.fill(c.all(), 0xc9bda8);
    Shape back = box(36, 26, 648, 760);
    c.shadow(back, 8, 8, 14, 0.4);
    c.fill(back, 0x5a3c24);
    c.mottle(back, 8, 120, 0.3);
    int[] cloth = {
      0x8a2a2a, 0x2c4a7a, 0x2f6a4a, 0xc99a3c, 0x5c3a6a, 0xb85a30, 0x2c7a80, 0xd8cbb0, 0x3a3a40,
      0xa84a5a
    };
    for (int row = 0; row < 4; row++) {
      double base = 200 + row * 188;
      c.shadow(box(50, base - 172, 620, 14), 0, 8, 12, 0.8);
      double x = 58;
      while (x < 640) {
        double w = c.random(18, 42);
        double h = c.random(104, 150);
        if (x + w > 658) {
          break;
        }
        if (row == 1 && x > 380 && x < 470) {
          plant(c, 452, base);
          x = 530;
        } else if (row == 2 && x > 220 && x < 260) {
          globe(c, 300, base);
          x = 364;
        } else {
          book(c, x, base, w, h, cloth[(int) c.random(0, cloth.length)]);
          x += w + c.random(0, 1.5);
        }
      }
      Shape board = box(44, base, 632, 18, 2);
      c.shadow(board, 0, 5, 5, 0.5);
      c.solid(board, 0x8a5c36, 4);
      c.mottle(board, 140, 3, 0.35);
    }
    for (double x : new double[] {30, 668}) {
      c.solid(box(x, 18, 22, 770, 2), 0x8a5c36, 5);
      c.mottle(box(x, 18, 22, 770), 4, 150, 0.3);
    }
    c.solid(box(22, 8, 676, 24, 3), 0x94653c, 6);
  }

  private static void book(Canvas c, double x, double base, double w, double h, int rgb) {
    Shape spine = box(x, base - h, w, h, 3);
    c.shadow(spine, 3, 0, 3, 0.5);
    c.fill(spine, rgb);
    int gilt = c.random(0, 1) < 0.6 ? 0xe2c884 : 0xf0ece2;
    c.fill(box(x, base - h + 10, w, 3), gilt, 0.85);
    c.fill(box(x, base - 18, w, 3), gilt, 0.85);
    if (c.random(0, 1) < 0.7) {
      c.fill(box(x + w * 0.3, base - h + 26, w * 0.4, h * 0.4, 2), gilt, 0.8);
    }
    c.mottle(spine, 6, 30, 0.15);
    c.relief(spine, w * 0.3, 0.05);
  }

  private static void plant(Canvas c, double x, double base) {
    c.solid(poly("-32 -50, 32 -50, 24 0, -24 0", x, base), 0xd8d2c6, 14, 0.1);
    Nature.leaves(c, x, base - 84, 54, 46, 0x5a9a44, 180, 8);
  }

  private static void globe(Canvas c, double x, double base) {
    c.solid(box(x - 30, base - 12, 60, 12, 5), 0x6a4426, 4);
    c.solid(box(x - 4, base - 34, 8, 26), 0x6a4426, 3);
    Shape ball = oval(x, base - 84, 52, 52);
    c.fill(ball, 0x3f83b8);
    c.patches(ball, 34, 30, 0x7a9a4a, 0.5, 0.56, 1);
    c.relief(ball, 34, 0.3);
    c.stroke(cut(oval(x, base - 84, 60, 60), oval(x + 8, base - 86, 60, 58)), 2, 0xc9a050);
  }

  private static void laptop(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 420, 0xdfe4e4, 0xc4ccce));
    Interior.window(c, 60, -60, 210, 300);
    Interior.picture(c, 760, 40, 150, 190, 0x7a8a6a);
    c.defocus(5);
    Shape desk = box(0, 400, 960, 280);
    c.fill(desk, ramp(0, 400, 0, 680, 0xb0804e, 0xc8965e));
    c.mottle(desk, 260, 7, 0.35);
    c.mottle(desk, 40, 3, 0.15);
    c.haze(460, 540, 360, 34, 0x1c1006, 0.55);
    Shape lid = poly("250 92, 664 92, 684 398, 230 398");
    c.shadow(lid, 12, 6, 14, 0.35);
    c.solid(lid, 0xb8bcc0, 4);
    c.fill(poly("256 98, 658 98, 677 392, 237 392"), 0x17191c);
    Shape screen = poly("268 112, 646 112, 662 374, 252 374");
    c.fill(screen, ramp(0, 112, 0, 374, 0x2c5a9c, 0x74a8d8, 0xe8c49a));
    c.within(
        screen,
        () -> {
          c.fill(
              blob("240 400, 250 300, 350 220, 420 290, 500 190, 600 290, 680 320, 690 400"),
              0x3a5468);
          c.fill(blob("240 400, 250 340, 380 300, 520 340, 680 330, 690 400"), 0x2c4a3a);
          c.fill(oval(560, 170, 24, 24), 0xfff4d0);
          c.fill(box(290, 140, 130, 96, 4), 0xf6f8fa, 0.92);
          for (int i = 0; i < 6; i++) {
            c.fill(box(300, 154 + i * 13, i == 5 ? 60 : 108, 5, 2), 0x6a7684, 0.8);
          }
          c.fill(poly("430 100, 520 100, 380 400, 270 400"), 0xffffff, 0.08);
        });
    Shape deck = poly("226 400, 688 400, 748 532, 168 532");
    c.fill(deck, ramp(0, 400, 0, 532, 0xa8acb0, 0xd4d8da));
    c.relief(deck, 4, 0);
    c.solid(poly("168 532, 748 532, 744 544, 172 544"), 0x8e9296, 3, 0.3);
    for (int row = 0; row < 5; row++) {
      double y = 411 + row * 15.5;
      double half = 205 + row * 7;
      for (int key = 0; key < 14; key++) {
        double w = 2 * half / 14;
        c.fill(box(458 - half + key * w, y, w - 4, 11, 2), 0x2a2d30);
      }
    }
    c.fill(poly("390 494, 526 494, 534 524, 382 524"), 0x9a9ea2);
    mug(c, 816, 500);
    Shape mouse = blob("96 -22, 124 -14, 132 14, 112 34, 84 32, 68 12, 74 -12", 740, 570);
    c.shadow(mouse, 5, 8, 7, 0.5);
    c.solid(mouse, 0x34383c, 18, 0.3);
    Shape pad = poly("40 520, 190 506, 170 640, -20 650");
    c.shadow(pad, 4, 6, 5, 0.4);
    c.solid(pad, 0xf4efe2, 3);
    for (int i = 0; i < 7; i++) {
      c.stroke(segment(40 - i * 8, 538 + i * 15, 176 - i * 2, 525 + i * 15), 1.3, 0x9ab0c4);
    }
    c.solid(tube("70 624 4, 190 570 4, 204 562 1"), 0x2c5aa8, 3, 0.4);
  }

  private static void mug(Canvas c, double x, double y) {
    c.haze(x + 20, y + 16, 100, 20, 0x1c1006, 0.6);
    c.stroke(Shapes.move(curve("44 -72, 88 -78, 92 -26, 44 -14"), x, y), 14, 0xc23a2c);
    Shape body = blob("-52 -100, 52 -100, 52 -20, 40 14, 0 20, -40 14, -52 -20", x, y);
    Shape straight = Shapes.join(box(x - 52, y - 100, 104, 96), body);
    c.solid(straight, 0xd8442f, 30, 0.3);
    c.solid(oval(x, y - 100, 52, 13), 0xe8604a, 4);
    c.fill(oval(x, y - 98, 45, 10), 0x4a2a18);
  }

  private static void clock(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 720, 720, 0x8fb0a8, 0x6f938c));
    for (double x = 0; x < 720; x += 48) {
      c.fill(box(x, 0, 24, 720), 0xffffff, 0.08);
    }
    c.mottle(c.all(), 70, 70, 0.06);
    Shape rim = oval(360, 352, 264, 264);
    c.shadow(rim, 18, 22, 20, 0.5);
    c.solid(rim, 0x6a4224, 22, 0.3);
    c.fill(oval(360, 352, 232, 232), 0x3a2414);
    Shape face = oval(360, 352, 226, 226);
    c.fill(face, burst(330, 310, 300, 0xfdfbf4, 0xf4efe2, 0xdcd4c2));
    for (int i = 0; i < 60; i++) {
      boolean hour = i % 5 == 0;
      double inner = i % 15 == 0 ? 168 : hour ? 182 : 202;
      Shape mark = segment(360, 352 - inner, 360, 352 - 212);
      c.stroke(Shapes.turn(mark, i * 6, 360, 352), i % 15 == 0 ? 12 : hour ? 8 : 2.4, 0x24201c);
    }
    hand(c, "-10 24, 10 24, 7 -116, 0 -134, -7 -116", 304, 0x1c1a18);
    hand(c, "-7 34, 7 34, 5 -176, 0 -196, -5 -176", 50, 0x1c1a18);
    hand(c, "-2.4 52, 2.4 52, 1.4 -200, -1.4 -200", 186, 0xc42a22);
    c.solid(oval(360, 352, 13, 13), 0xc42a22, 7, 0.4);
    c.within(face, () -> c.fill(poly("180 200, 330 100, 540 600, 430 640"), 0xffffff, 0.12));
  }

  private static void hand(Canvas c, String outline, double degrees, int rgb) {
    Shape hand = Shapes.turn(poly(outline, 360, 352), degrees, 360, 352);
    c.shadow(hand, 5, 8, 4, 0.35);
    c.fill(hand, rgb);
  }

  private static void vase(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 700, 0xe2ddd0, 0xc4bca8));
    Interior.window(c, 330, -40, 260, 420);
    c.defocus(10);
    Shape table = box(0, 690, 640, 150);
    c.fill(table, ramp(0, 690, 0, 840, 0x9a6a3e, 0xb9854e));
    c.mottle(table, 220, 6, 0.35);
    c.haze(370, 772, 200, 26, 0x1c1006, 0.65);
    double[][] heads = {
      {320, 128, 0},
      {206, 176, -18},
      {432, 170, 18},
      {262, 250, -9},
      {384, 258, 9},
      {136, 290, -34},
      {500, 292, 34}
    };
    for (double[] head : heads) {
      double lean = (head[0] - 320) * 0.3;
      Shape stem =
          tube(
              "%s %s 5, %s %s 5, %s 500 5"
                  .formatted(head[0], head[1] + 40, 320 + lean * 1.5, 380, 320 + lean * 0.4));
      c.solid(stem, 0x5f9440, 3);
    }
    for (double[] leaf :
        new double[][] {
          {250, 470, -30, 1.1},
          {390, 470, 30, 1.1},
          {300, 470, -10, 1},
          {340, 470, 12, 0.95},
          {220, 480, -52, 0.8},
          {420, 480, 52, 0.8}
        }) {
      Shape blade =
          Shapes.place(
              blob("0 20, -20 -60, -14 -140, 0 -200, 16 -130, 20 -60"),
              leaf[0],
              leaf[1],
              leaf[3],
              leaf[3]);
      Shape turned = Shapes.turn(blade, leaf[2], leaf[0], leaf[1]);
      c.shadow(turned, 4, 4, 5, 0.2);
      c.solid(turned, 0x4f8a3c, 9, 0.05);
    }
    for (double[] head : heads) {
      tulip(c, head[0], head[1], head[2]);
    }
    Shape body =
        blob(
            "262 452, 284 446, 356 446, 378 452, 372 490, 420 570, 432 660, 390 750, 320 764,"
                + " 250 750, 208 660, 220 570, 268 490");
    c.shadow(body, 8, 6, 12, 0.3);
    c.fill(body, ramp(208, 0, 432, 0, 0x3a78b8, 0x2a5a9c, 0x173a70));
    c.within(
        body,
        () -> {
          c.stroke(curve("200 610, 260 596, 320 604, 380 596, 440 610"), 9, 0xf0f4f8, 0.85);
          c.stroke(curve("200 640, 260 626, 320 634, 380 626, 440 640"), 4, 0xf0f4f8, 0.85);
        });
    c.relief(body, 54, 0.4);
    c.solid(wide(curve("262 452, 320 460, 378 452"), 11), 0x3a78b8, 4, 0.4);
  }

  private static void tulip(Canvas c, double x, double y, double lean) {
    String[] petals = {
      "0 50, -34 30, -44 -10, -30 -50, -12 -20",
      "0 50, 34 30, 44 -10, 30 -50, 12 -20",
      "0 54, -26 30, -24 -20, 0 -58, 24 -20, 26 30"
    };
    int[] tones = {0xb81c2c, 0xc8242e, 0xe0343a};
    for (int i = 0; i < 3; i++) {
      Shape petal = Shapes.turn(blob(petals[i], x, y), lean, x, y);
      c.shadow(petal, 2, 3, 4, 0.2);
      c.solid(petal, tones[i], 16, 0.05);
      c.brush(petal, 1200, 6, 90 + lean, 12, 0.14);
    }
  }
}
