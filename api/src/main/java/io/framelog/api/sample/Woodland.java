package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.join;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** Animals of the woods. */
final class Woodland {
  private Woodland() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("bear-in-a-forest", 960, 680, Woodland::bear)
            .said("A brown bear walks through a forest.", "bear", "forest", "wildlife")
            .crop(0.2, 0.27, 0.68, 0.65, "bear"),
        Scene.of("bird-on-a-branch", 720, 800, Woodland::bird));
  }

  private static void bear(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 680, 0xcfe0b4, 0x8fac70, 0x4a6a38));
    for (int i = 0; i < 26; i++) {
      double x = c.random(-20, 980);
      double w = c.random(9, 26);
      c.fill(box(x, -10, w, 440), Tone.mix(0x6c7a58, 0x3c3428, c.random(0, 1)), 0.85);
    }
    for (int i = 0; i < 22; i++) {
      Nature.leaves(c, c.random(0, 960), c.random(-20, 220), 110, 60, 0x6a9a40, 90, 9);
    }
    Nature.treeline(c, 430, 46, 0x4a7434);
    Nature.meadow(c, 420, 0x6a8c3e, 0x4c7428);
    c.defocus(5);
    for (double x : new double[] {60, 890}) {
      Shape trunk = poly("-34 620, -28 -10, 28 -10, 40 620", x, 0);
      c.solid(trunk, 0x54402e, 22);
      c.mottle(trunk, 8, 60, 0.5);
      c.brush(trunk, 14000, 22, 90, 8, 0.3);
    }
    c.haze(500, 596, 350, 36, 0x101808, 0.75);
    int fur = 0x6e4a2c;
    Shape far =
        join(
            tube("330 460 50, 352 540 36, 372 594 32"), tube("640 450 48, 664 530 34, 690 590 32"));
    c.solid(far, 0x3c2818, 20);
    c.brush(far, 7000, 16, 90, 20, 0.3);
    Shape body =
        join(
            tube("282 390 86, 380 370 100, 500 370 104, 600 346 104, 668 366 76"),
            tube("262 430 76, 250 520 46, 262 590 38"),
            tube("610 450 66, 590 540 42, 586 596 38"),
            tube("668 350 80, 730 372 66, 752 390 60"));
    c.fill(body, fur);
    c.soft(blob("560 260, 660 270, 700 330, 600 340"), 26, 0x9c7448, 0.7);
    c.relief(body, 70, 0);
    c.brush(body, 42000, 22, 105, 30, 0.3);
    for (double x : new double[] {272, 596}) {
      c.solid(oval(x, 606, 46, 18), 0x4a301c, 10);
      for (int i = 0; i < 4; i++) {
        c.solid(Shapes.move(tube("0 0 3.4, 9 6 2, 13 12 1"), x + 8 + i * 10, 606), 0xd8cbb0, 2);
      }
    }
    bearHead(c, fur);
    for (int i = 0; i < 26; i++) {
      Nature.leaves(c, i * 40, 690 + (i % 3) * 6, 34, 40, 0x5a8a30, 60, 5);
    }
  }

  private static void bearHead(Canvas c, int fur) {
    for (double x : new double[] {706, 800}) {
      c.solid(oval(x, 312, 26, 26), fur, 12);
      c.solid(oval(x, 316, 14, 14), 0x3a2414, 6);
      c.brush(oval(x, 312, 27, 27), 1200, 12, -80, 70, 0.3);
    }
    Shape head =
        blob("752 298, 806 320, 828 376, 812 430, 772 458, 732 458, 694 430, 678 376, 700 320");
    c.shadow(head, -6, 8, 12, 0.4);
    c.solid(head, Tone.lit(fur, 1.12, 0), 44);
    c.brush(head, 12000, 14, 100, 60, 0.28);
    Shape snout = blob("760 380, 796 396, 806 430, 788 456, 756 462, 726 452, 716 424, 726 394");
    c.solid(snout, 0xb08a5c, 24);
    c.brush(snout, 3000, 8, 90, 60, 0.2);
    c.solid(blob("742 400, 766 394, 788 402, 782 420, 764 428, 748 420"), 0x1c1410, 8, 0.5);
    c.stroke(curve("765 428, 764 442, 748 448"), 3, 0x2a1a10);
    c.stroke(curve("764 442, 782 446"), 3, 0x2a1a10);
    for (double x : new double[] {724, 790}) {
      c.solid(oval(x, 368, 9, 9), 0x140c08, 5, 0.4);
      c.fill(oval(x - 3, 365, 2.6, 2.6), 0xffffff);
    }
  }

  private static void bird(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 720, 800, 0xc9dcae, 0x8fb874, 0x5c8a58));
    for (int i = 0; i < 40; i++) {
      c.glow(c.random(0, 720), c.random(0, 800), c.random(30, 90), 0xf4f8c0, c.random(0.1, 0.35));
    }
    for (int i = 0; i < 12; i++) {
      Nature.leaves(c, c.random(0, 720), c.random(0, 800), 120, 90, 0x6a9c48, 60, 16);
    }
    c.defocus(16);
    Shape branch = tube("-20 640 26, 180 606 23, 380 590 20, 560 566 15, 740 520 9");
    Shape twig = tube("520 572 11, 600 620 7, 680 640 4");
    c.solid(twig, 0x6e5640, 5);
    c.solid(branch, 0x6e5640, 16);
    c.mottle(branch, 40, 6, 0.5);
    c.brush(branch, 9000, 14, -6, 12, 0.35);
    for (double[] at :
        new double[][] {
          {620, 600, 30}, {680, 640, 70}, {640, 520, -40}, {700, 500, 10}, {60, 600, -60}
        }) {
      Shape leaf = blob("0 0, 30 -18, 66 -14, 94 4, 62 16, 28 14", at[0], at[1]);
      Shape turned = Shapes.turn(leaf, at[2], at[0], at[1]);
      c.solid(turned, 0x6aa63a, 8, 0.1);
    }
    robin(c);
  }

  private static void robin(Canvas c) {
    c.solid(blob("220 520, 130 640, 96 716, 120 724, 186 660, 266 566"), 0x5c4a3a, 8);
    c.brush(blob("220 520, 130 640, 96 716, 120 724, 186 660, 266 566"), 2500, 30, 125, 6, 0.3);
    Shape body =
        blob(
            "372 216, 440 226, 482 270, 480 330, 494 410, 470 500, 400 560, 310 570, 236 540,"
                + " 210 480, 232 400, 284 330, 304 260");
    c.fill(body, 0x86705a);
    c.soft(
        blob("440 240, 484 280, 486 340, 500 410, 470 480, 410 470, 380 400, 390 320, 410 270"),
        9,
        0xe0642a,
        1);
    c.soft(blob("440 490, 470 500, 400 566, 310 572, 300 540, 380 520"), 13, 0xf0e8da, 1);
    c.relief(body, 60, 0);
    c.brush(body, 22000, 13, 118, 24, 0.2);
    Shape wing = blob("276 372, 340 380, 372 440, 350 500, 280 560, 190 620, 204 540, 236 450");
    c.shadow(wing, 4, 6, 8, 0.35);
    c.solid(wing, 0x6c5846, 18);
    for (int i = 0; i < 6; i++) {
      Shape quill = Shapes.turn(curve("330 410, 300 500, 204 606"), i * 4 - 6, 340, 400);
      c.within(wing, () -> c.stroke(quill, 3, 0x3c2e22, 0.8));
    }
    c.brush(wing, 6000, 18, 120, 10, 0.26);
    c.solid(blob("478 272, 520 286, 530 292, 518 300, 476 304"), 0x4a4238, 6, 0.3);
    c.stroke(curve("478 292, 504 292, 526 292"), 1.6, 0x1c1814);
    c.solid(oval(436, 272, 14, 14), 0x120e0c, 8, 0.5);
    c.fill(oval(431, 267, 4, 4), 0xffffff);
    for (double x : new double[] {352, 404}) {
      c.solid(Shapes.move(tube("0 -34 5, 4 10 4.4, 6 20 4"), x, 566), 0x5a4030, 3);
      for (int i = -1; i <= 1; i++) {
        c.solid(Shapes.move(tube("0 0 4, 10 6 3.6, 14 20 2"), x + i * 12, 584), 0x5a4030, 3);
      }
    }
  }
}
