package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.join;
import static io.framelog.api.sample.Shapes.line;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.burst;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** Animals that live with people. */
final class Pets {
  private Pets() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("cat-on-a-sofa", 960, 720, Pets::cat)
            .said("A ginger cat sits on a blue sofa.", "cat", "sofa", "living room")
            .crop(0.32, 0.2, 0.37, 0.7, "cat")
            .shows("framelog-renderer"),
        Scene.of("dog-on-grass", 720, 800, Pets::dog));
  }

  private static void cat(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 300, 0xe9dfcc, 0xd6c7ae));
    c.mottle(c.all(), 90, 90, 0.06);
    Interior.picture(c, 90, 30, 150, 110, 0x7fa06a);
    Interior.picture(c, 720, 24, 130, 120, 0xb06a4a);
    int blue = 0x3d5f8f;
    Shape back =
        blob("60 190, 200 160, 480 154, 760 160, 900 190, 920 420, 900 640, 60 640, 40 420");
    c.shadow(back, 0, -8, 16, 0.4);
    c.solid(back, blue, 40);
    c.shadow(box(474, 176, 10, 300), 0, 0, 5, 0.6);
    c.solid(blob("100 200, 280 180, 470 190, 474 500, 100 500, 90 340"), 0x4469a0, 34);
    c.solid(blob("488 190, 680 180, 860 200, 870 340, 860 500, 486 500"), 0x4469a0, 34);
    c.shadow(box(80, 492, 800, 30), 0, 0, 12, 0.7);
    c.solid(box(70, 506, 412, 130, 34), 0x4a70a8, 30);
    c.solid(box(480, 506, 412, 130, 34), 0x4a70a8, 30);
    c.solid(box(-30, 320, 140, 420, 60), 0x426698, 40);
    c.solid(box(850, 320, 140, 420, 60), 0x3a5a88, 40);
    c.solid(box(60, 626, 840, 120, 10), blue, 14);
    c.brush(box(0, 150, 960, 570), 32000, 6, 80, 40, 0.13);
    cushion(c, 178, 470);
    c.defocus(2);
    c.haze(500, 604, 220, 32, 0x0a1020, 0.65);
    sittingCat(c);
  }

  private static void cushion(Canvas c, double x, double y) {
    Shape pad = blob("-86 -80, 0 -70, 88 -84, 76 0, 84 70, 0 60, -84 72, -74 0", x, y);
    c.shadow(pad, 8, 8, 10, 0.45);
    c.solid(pad, 0xe0b64a, 36);
    c.brush(pad, 5000, 6, 0, 90, 0.14);
  }

  private static void sittingCat(Canvas c) {
    int ginger = 0xd98a3e;
    Shape tail = tube("576 570 20, 636 590 21, 664 556 19, 650 512 16, 632 500 11");
    c.solid(tail, 0xc9762c, 12);
    c.brush(tail, 3000, 11, -40, 60, 0.3);
    Shape trunk =
        blob(
            "480 300, 536 332, 570 410, 600 500, 600 572, 556 606, 480 610, 404 606, 360 572,"
                + " 360 500, 390 410, 424 332");
    c.fill(trunk, ginger);
    c.soft(blob("480 330, 520 380, 524 460, 480 520, 436 460, 440 380"), 9, 0xf6e7d0, 0.95);
    for (int i = 0; i < 5; i++) {
      for (int side = -1; side <= 1; side += 2) {
        Shape stripe = curve("60 0, 86 10, 118 4, 150 18");
        c.soft(
            Shapes.wide(Shapes.place(stripe, 480, 400 + i * 36.0, side * (0.72 + i * 0.06), 1), 10),
            3,
            0x9c4f18,
            0.65);
      }
    }
    c.relief(trunk, 50, 0);
    c.brush(trunk, 14000, 15, 90, 24, 0.22);
    Shape paws =
        join(
            tube("452 430 26, 448 520 23, 444 590 24"), tube("510 430 26, 514 520 23, 518 590 24"));
    c.shadow(paws, 0, 2, 6, 0.35);
    c.fill(paws, Tone.ramp(0, 430, 0, 600, ginger, 0xe9a968, 0xf8ead6));
    c.relief(paws, 16, 0);
    c.brush(paws, 6000, 9, 90, 16, 0.18);
    for (double x : new double[] {434, 448, 506, 522}) {
      c.stroke(segment(x, 596, x + 1, 610), 2, 0x7c4a20, 0.7);
    }
    catHead(c, ginger);
  }

  private static void catHead(Canvas c, int ginger) {
    Shape ears =
        join(
            blob("392 250, 394 190, 400 152, 430 172, 466 208"),
            blob("568 250, 566 190, 560 152, 530 172, 494 208"));
    c.solid(ears, ginger, 12);
    c.fill(blob("406 226, 406 192, 410 172, 430 186, 448 208"), 0xe2a08c, 0.9);
    c.fill(blob("554 226, 554 192, 550 172, 530 186, 512 208"), 0xe2a08c, 0.9);
    Shape head =
        blob(
            "480 186, 530 194, 566 226, 578 270, 560 314, 520 338, 480 344, 440 338, 400 314,"
                + " 382 270, 394 226, 430 194");
    c.shadow(head, 0, 10, 10, 0.35);
    c.fill(head, ginger);
    for (String mark :
        new String[] {
          "480 188, 480 226",
          "456 190, 462 224",
          "504 190, 498 224",
          "388 270, 420 276",
          "392 294, 422 292",
          "572 270, 540 276",
          "568 294, 538 292"
        }) {
      c.soft(Shapes.wide(line(mark), 9), 3, 0x9c4f18, 0.75);
    }
    c.soft(blob("480 272, 520 290, 526 322, 480 338, 434 322, 440 290"), 6, 0xfaf0e2, 1);
    c.relief(head, 40, 0);
    c.brush(join(head, ears), 9000, 10, 90, 60, 0.18);
    for (int side = -1; side <= 1; side += 2) {
      double x = 480 + side * 39;
      c.fill(oval(x, 262, 20, 17), 0x3a2414);
      c.fill(oval(x, 262, 17, 15), burst(x, 264, 18, 0xd8e070, 0x98a83a, 0x5c6a1c));
      c.fill(oval(x, 262, 5.5, 13), 0x0c0c0a);
      c.fill(oval(x - 5, 256, 4, 4), 0xffffff);
      for (int i = 0; i < 3; i++) {
        Shape hair = Shapes.place(curve("14 0, 60 -8, 116 2"), 480, 306, side, 1);
        c.stroke(Shapes.turn(hair, side * (i * 9 - 6), 480, 306), 1.4, 0xffffff, 0.85);
      }
    }
    c.solid(blob("466 290, 480 287, 494 290, 488 300, 480 304, 472 300"), 0xd8786c, 4, 0.3);
    c.stroke(curve("480 304, 478 314, 464 320, 452 314"), 2.4, 0x6c3c24);
    c.stroke(curve("480 304, 482 314, 496 320, 508 314"), 2.4, 0x6c3c24);
  }

  private static void dog(Canvas c) {
    Nature.sky(c, 300, 0xa8c8dc, 0xdce8e0);
    Nature.treeline(c, 290, 110, 0x5a8a40);
    Nature.meadow(c, 286, 0x86ac4c, 0x5a8c30);
    c.defocus(6);
    c.haze(380, 742, 290, 42, 0x141c08, 0.7);
    int gold = 0xc9935a;
    Shape tail = tube("520 700 26, 596 706 24, 650 680 18, 676 652 9");
    c.solid(tail, gold, 12);
    c.brush(tail, 4000, 26, -20, 40, 0.3);
    Shape trunk =
        blob(
            "360 370, 450 400, 510 500, 546 620, 540 720, 470 752, 360 756, 250 752, 180 720,"
                + " 174 620, 210 500, 270 400");
    c.fill(trunk, gold);
    c.soft(blob("360 400, 420 470, 424 580, 360 650, 296 580, 300 470"), 16, 0xf0dcba, 0.95);
    c.relief(trunk, 64, 0);
    c.brush(trunk, 20000, 24, 90, 22, 0.24);
    for (int side = -1; side <= 1; side += 2) {
      Shape leg =
          Shapes.place(tube("44 -180 42, 50 -80 34, 52 -16 36, 54 6 34"), 360, 742, side, 1);
      c.shadow(leg, 0, 2, 9, 0.35);
      c.solid(leg, 0xd8ab72, 24);
      c.brush(leg, 6000, 16, 90, 16, 0.2);
      Shape foot = Shapes.place(oval(56, 8, 44, 22), 360, 742, side, 1);
      c.solid(foot, 0xe6c698, 14);
      for (double toe : new double[] {40, 56, 72}) {
        c.stroke(segment(360 + side * toe, 746, 360 + side * toe, 766), 2.4, 0x5a3a1c, 0.7);
      }
    }
    dogHead(c, gold);
  }

  private static void dogHead(Canvas c, int gold) {
    Shape head =
        blob(
            "360 118, 430 130, 476 180, 484 250, 462 320, 420 380, 360 404, 300 380, 258 320,"
                + " 236 250, 244 180, 290 130");
    c.shadow(head, 0, 16, 16, 0.4);
    c.fill(head, Tone.lit(gold, 1.08, 4));
    c.soft(blob("360 130, 382 190, 386 250, 334 250, 338 190"), 9, 0xf0dcba, 0.7);
    c.relief(head, 50, 0);
    c.brush(head, 11000, 14, 90, 50, 0.18);
    for (int side = -1; side <= 1; side += 2) {
      Shape ear =
          Shapes.place(
              blob("84 -130, 124 -124, 152 -70, 158 20, 136 70, 108 60, 98 -10, 92 -70"),
              360,
              270,
              side,
              1);
      c.shadow(ear, 0, 6, 8, 0.35);
      c.solid(ear, 0xa8713c, 22);
      c.brush(ear, 6000, 18, 90, 16, 0.26);
      double x = 360 + side * 50;
      c.soft(oval(x, 222, 26, 20), 5, 0x6a4220, 0.6);
      c.solid(oval(x, 222, 16, 16), 0x2a180c, 8, 0.2);
      c.fill(oval(x - 5, 216, 4.5, 4.5), 0xffffff);
    }
    c.fill(blob("326 350, 360 346, 394 350, 392 384, 360 400, 328 384"), 0x3a1a14);
    Shape tongue = blob("340 366, 360 360, 382 366, 386 420, 362 442, 338 420");
    c.solid(tongue, 0xe58088, 14, 0.1);
    c.stroke(segment(362, 372, 362, 420), 2, 0xb85460, 0.8);
    Shape muzzle =
        blob(
            "360 250, 404 264, 432 310, 424 352, 392 366, 360 352, 328 366, 296 352, 288 310,"
                + " 316 264");
    c.fill(muzzle, 0xf0dcba);
    c.relief(muzzle, 30, 0);
    c.brush(muzzle, 4000, 9, 90, 60, 0.12);
    c.stroke(curve("360 316, 360 344, 340 362, 306 356"), 3.4, 0x4a2a18, 0.9);
    c.stroke(curve("360 344, 380 362, 414 356"), 3.4, 0x4a2a18, 0.9);
    c.solid(blob("326 278, 360 270, 394 278, 388 304, 360 318, 332 304"), 0x221814, 12, 0.5);
    Shape collar = Shapes.wide(curve("284 392, 320 420, 360 428, 400 420, 436 392"), 18);
    c.solid(collar, 0xb8242c, 6, 0.1);
    c.solid(oval(360, 448, 17, 17), 0xd8b04a, 8, 0.5);
  }
}
