package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.line;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Shapes.wide;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** Whole rooms. */
final class Rooms {
  private Rooms() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("kitchen", 960, 720, Rooms::kitchen)
            .said(
                "A bright kitchen with a wooden table and two chairs.",
                "kitchen",
                "table",
                "chair"),
        Scene.of("bedroom", 960, 720, Rooms::bedroom),
        Scene.of("dining-table-and-chairs", 960, 680, Rooms::dining));
  }

  private static void kitchen(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 480, 0xf4efe2, 0xe4dccb));
    Interior.floor(c, 500, 0xb98d5e);
    Shape tiles = box(0, 236, 960, 110);
    c.fill(tiles, 0xe9eeec);
    for (double x = 0; x < 960; x += 40) {
      c.stroke(segment(x, 236, x, 346), 1.4, 0xbcc4c2);
    }
    for (double y = 236; y < 350; y += 28) {
      c.stroke(segment(0, y, 960, y), 1.4, 0xbcc4c2);
    }
    Interior.window(c, 380, 70, 190, 190);
    for (double x : new double[] {20, 132, 244, 612, 724}) {
      door(c, x, 40, 108, 170, 0xf7f4ec, x < 300 ? x + 92 : x + 14, 180);
    }
    c.fill(box(0, 356, 836, 150), 0xefeade);
    for (double x : new double[] {6, 124, 430, 548}) {
      door(c, x, 366, 112, 134, 0xf7f4ec, x + 52, 384);
    }
    c.fill(box(0, 494, 840, 12), 0x4a443c);
    oven(c);
    c.shadow(box(0, 344, 836, 16), 0, 6, 5, 0.4);
    c.solid(box(-10, 336, 850, 20, 3), 0x6a6660, 4, 0.2);
    c.solid(tube("470 334 5, 470 292 5, 486 278 5, 506 290 5"), 0xc4c8c8, 3, 0.5);
    c.solid(box(420, 332, 120, 8, 3), 0xb4b8b8, 3, 0.4);
    fridge(c);
    for (double[] jar : new double[][] {{40, 0xc0522c}, {84, 0xd9a040}, {128, 0x7a8a3c}}) {
      c.solid(box(jar[0], 290, 34, 46, 7), (int) jar[1], 10, 0.3);
      c.solid(box(jar[0] + 2, 282, 30, 11, 3), 0x8a5c34, 4);
    }
    Nature.leaves(c, 620, 304, 30, 26, 0x5c9a3c, 120, 5);
    c.solid(poly("602 316, 638 316, 632 338, 608 338"), 0xc46a44, 7);
    c.haze(430, 690, 460, 40, 0x20140a, 0.6);
    chair(c, 196, 660, 1.0, 1);
    chair(c, 690, 660, 1.0, -1);
    for (double x : new double[] {262, 596}) {
      c.solid(box(x, 560, 22, 150, 4), 0x8f5c30, 6);
    }
    Shape top = poly("250 508, 630 508, 710 572, 170 572");
    c.fill(top, ramp(0, 508, 0, 572, 0xc48a50, 0xa66c38));
    c.mottle(top, 200, 6, 0.3);
    c.solid(poly("170 572, 710 572, 706 592, 174 592"), 0x8a5a2e, 3);
    Food.bowlOfApples(c, 440, 532, 0.55);
  }

  private static void oven(Canvas c) {
    c.solid(box(240, 356, 184, 142, 3), 0xc9cccb, 4);
    c.fill(box(262, 398, 140, 84, 6), ramp(262, 398, 402, 482, 0x4a5054, 0x16181a));
    c.fill(poly("290 398, 330 398, 300 482, 264 482"), 0xffffff, 0.1);
    c.solid(box(256, 386, 152, 8, 4), 0x8c9090, 3, 0.5);
    for (int i = 0; i < 5; i++) {
      c.solid(oval(266 + i * 33, 371, 8, 8), 0x2c2e30, 4, 0.3);
    }
    c.solid(box(262, 326, 140, 11, 3), 0x232527, 3);
    c.solid(box(286, 280, 78, 48, 8), 0xb8322a, 12, 0.4);
    c.solid(box(280, 274, 90, 10, 4), 0x9c2620, 4, 0.4);
    c.solid(oval(325, 270, 8, 6), 0x2a2a2a, 3, 0.4);
  }

  private static void fridge(Canvas c) {
    Shape body = box(836, 110, 140, 400, 10);
    c.shadow(body, -6, 4, 10, 0.4);
    c.fill(body, ramp(836, 0, 960, 0, 0xdfe3e4, 0xb4babc));
    c.relief(body, 8, 0.1);
    c.stroke(segment(836, 246, 960, 246), 4, 0x7a8082);
    c.solid(box(850, 160, 9, 70, 4), 0x8a9092, 3, 0.5);
    c.solid(box(850, 266, 9, 110, 4), 0x8a9092, 3, 0.5);
  }

  private static void door(
      Canvas c, double x, double y, double w, double h, int rgb, double knobX, double knobY) {
    Shape panel = box(x, y, w, h, 3);
    c.shadow(panel, 2, 3, 3, 0.25);
    c.solid(panel, rgb, 3);
    Shape inner = box(x + 15, y + 15, w - 30, h - 30, 2);
    c.shadow(inner, 0, 0, 2, 0.3);
    c.fill(inner, Tone.lit(rgb, 0.97, 0));
    c.solid(oval(knobX, knobY, 5, 5), 0x8c8474, 3, 0.5);
  }

  /** A wooden chair at (x, ground), its back to the left when {@code side} is 1. */
  static void chair(Canvas c, double x, double ground, double s, int side) {
    int wood = 0xa8703c;
    String[] parts = {
      "-52 0 6, -50 -100 6, -62 -210 6",
      "46 10 6, 44 -90 6",
      "-30 -14 5, -28 -104 5",
      "64 -10 5, 62 -100 5",
      "-30 -110 5, -38 -214 5",
    };
    for (int i = parts.length - 1; i >= 0; i--) {
      c.solid(
          Shapes.place(tube(parts[i]), x, ground, side * s, s),
          Tone.lit(wood, i < 2 ? 1 : 0.75, 0),
          4 * s);
    }
    for (int i = 0; i < 3; i++) {
      Shape slat = tube("-60 0 8, -38 -4 8");
      c.solid(Shapes.place(slat, x, ground - (136 + i * 32) * s, side * s, s), wood, 4 * s);
    }
    Shape seat =
        Shapes.place(blob("-58 -96, -34 -112, 66 -108, 54 -86, -48 -84"), x, ground, side * s, s);
    c.shadow(seat, 0, 6, 4, 0.35);
    c.solid(seat, 0xc08a50, 5 * s);
    c.mottle(seat, 40, 5, 0.2);
  }

  private static void bedroom(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 480, 0xcfd9dc, 0xbac8cc));
    c.mottle(c.all(), 120, 120, 0.05);
    Interior.floor(c, 480, 0x9c7450);
    Interior.window(c, 90, 70, 170, 230);
    for (double x : new double[] {48, 262}) {
      Shape drape = box(x, 40, 44, 400);
      c.solid(drape, 0xe9dcc2, 12);
      c.brush(drape, 2500, 60, 90, 3, 0.12);
    }
    c.solid(box(30, 34, 296, 9, 4), 0x6a5038, 4, 0.2);
    Interior.picture(c, 470, 50, 220, 130, 0x6c8a94);
    Shape head = blob("360 480, 352 300, 372 236, 580 214, 788 236, 808 300, 800 480");
    c.shadow(head, 10, 8, 14, 0.4);
    c.solid(head, 0x7a5434, 16, 0.1);
    c.mottle(head, 130, 6, 0.3);
    for (double x : new double[] {270, 820}) {
      nightstand(c, x, 400);
    }
    c.haze(580, 700, 420, 40, 0x1a120a, 0.7);
    Shape bed = blob("372 420, 580 404, 788 420, 872 690, 580 704, 288 690");
    c.solid(bed, 0xf4f1ea, 30);
    for (double x : new double[] {470, 690}) {
      Shape pillow = blob("-98 -34, 0 -46, 98 -36, 106 0, 98 40, 0 50, -98 40, -106 0", x, 380);
      c.shadow(pillow, 0, 8, 9, 0.35);
      c.solid(pillow, 0xfbfaf6, 26);
      c.mottle(pillow, 40, 26, 0.06);
    }
    Shape quilt =
        blob(
            "350 470, 470 456, 580 466, 700 454, 812 470, 890 640, 900 700, 580 716, 262 700,"
                + " 272 640");
    c.shadow(quilt, 0, -4, 8, 0.3);
    c.fill(quilt, ramp(0, 456, 0, 716, 0x5c86a8, 0x3a6288));
    c.within(
        quilt,
        () -> {
          for (int i = -5; i <= 5; i++) {
            c.stroke(segment(580 + i * 46, 450, 580 + i * 70, 720), 2.4, 0xdfe9f0, 0.6);
          }
          for (double y = 500; y < 720; y += 44 + (y - 500) * 0.1) {
            c.stroke(segment(240, y, 920, y), 2.4, 0xdfe9f0, 0.6);
          }
        });
    c.mottle(quilt, 90, 60, 0.22);
    c.relief(quilt, 26, 0);
    Shape fold =
        blob(
            "346 472, 470 452, 580 462, 700 450, 816 472, 824 500, 700 482, 580 494,"
                + " 470 484, 336 502");
    c.shadow(fold, 0, 5, 5, 0.3);
    c.solid(fold, 0xf2efe6, 9);
  }

  private static void nightstand(Canvas c, double x, double y) {
    c.shadow(box(x, y, 96, 116), 6, 6, 8, 0.4);
    c.solid(box(x, y, 96, 116, 3), 0x8a6240, 4);
    c.solid(box(x - 5, y - 8, 106, 12, 3), 0x9a7048, 4);
    c.fill(box(x + 10, y + 20, 76, 36, 2), 0x7a5434);
    c.solid(oval(x + 48, y + 38, 5, 5), 0xd8c49a, 3, 0.5);
    c.solid(blob("36 -8, 40 -30, 44 -56, 52 -56, 56 -30, 60 -8", x, y), 0xd8d2c4, 8, 0.2);
    c.glow(x + 48, y - 84, 120, 0xffe2a0, 0.45);
    Shape shade = poly("24 -116, 72 -116, 88 -54, 8 -54", x, y);
    c.fill(shade, ramp(0, y - 116, 0, y - 54, 0xfff0c4, 0xffe0a0));
    c.relief(shade, 9, 0);
  }

  private static void dining(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 420, 0xdccdb4, 0xc9b89c));
    c.fill(box(0, 330, 960, 120), 0xefe8da);
    for (double x = 20; x < 960; x += 116) {
      Shape panel = box(x, 350, 96, 76, 3);
      c.shadow(panel, 0, 0, 2, 0.3);
      c.fill(panel, 0xf4eee2);
    }
    c.solid(box(-5, 322, 970, 12), 0xf6f1e6, 4);
    Interior.floor(c, 446, 0x8f6440);
    Interior.window(c, 110, 70, 170, 200);
    Interior.window(c, 680, 70, 170, 200);
    Shape rug = oval(480, 620, 440, 64);
    c.fill(rug, 0x8a3a34);
    c.fill(oval(480, 620, 410, 56), 0xb8604a);
    c.fill(oval(480, 620, 380, 49), 0x8a3a34);
    c.brush(rug, 9000, 4, 90, 60, 0.2);
    chair(c, 330, 560, 0.95, 1);
    chair(c, 630, 560, 0.95, -1);
    c.stroke(segment(480, 0, 480, 96), 3, 0x2a2622);
    c.glow(480, 150, 230, 0xffe6b0, 0.5);
    c.solid(blob("400 156, 424 116, 466 94, 494 94, 536 116, 560 156, 480 162"), 0x34505a, 14, 0.3);
    c.fill(oval(480, 157, 76, 8), 0xfff2cc);
    c.haze(480, 640, 330, 26, 0x180c06, 0.6);
    for (String leg : new String[] {"262 470, 250 640", "698 470, 710 640"}) {
      c.solid(wide(line(leg), 18), 0x6a4426, 5);
    }
    Shape top = poly("290 404, 670 404, 770 462, 190 462");
    c.fill(top, ramp(0, 404, 0, 462, 0xa87444, 0x8a5830));
    c.mottle(top, 220, 5, 0.35);
    c.solid(poly("190 462, 770 462, 766 484, 194 484"), 0x6e4526, 3);
    for (double[] at : new double[][] {{310, 446}, {650, 446}, {380, 416}, {580, 416}}) {
      c.solid(oval(at[0], at[1], 46, 10), 0xf4f2ec, 4, 0.2);
      c.fill(oval(at[0], at[1], 30, 6), 0xe2dfd6);
    }
    c.solid(
        blob("452 434, 446 400, 466 372, 494 372, 514 400, 508 434, 480 440"), 0x4a7a9c, 16, 0.4);
    Nature.leaves(c, 480, 336, 62, 46, 0x5f9440, 200, 6);
    for (int i = 0; i < 26; i++) {
      double a = c.random(0, 6.28);
      double r = c.random(5, 54);
      double x = 480 + r * StrictMath.cos(a);
      c.solid(
          oval(x, 334 + r * 0.75 * StrictMath.sin(a), 9, 8), i % 2 == 0 ? 0xf2d04a : 0xfaf4e8, 5);
    }
    chair(c, 140, 664, 1.25, 1);
    chair(c, 820, 664, 1.25, -1);
  }
}
