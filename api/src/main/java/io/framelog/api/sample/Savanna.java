package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.join;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.place;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.tube;

import java.awt.Shape;
import java.util.List;

/** Animals of a wide dry plain. */
final class Savanna {
  private Savanna() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("zebras", 960, 640, Savanna::zebras)
            .said("Two zebras stand in the dry grass of the savanna.", "zebra", "savanna")
            .crop(0.4, 0.2, 0.54, 0.76, "zebra"),
        Scene.of("elephant", 960, 680, Savanna::elephant)
            .said("An elephant with long tusks on a grassy plain.", "elephant", "wildlife")
            .crop(0.14, 0.16, 0.77, 0.77, "elephant"),
        Scene.of("giraffe", 640, 860, Savanna::giraffe));
  }

  /** A wide dry plain with flat-topped trees. */
  private static void savanna(Canvas c, double horizon) {
    Nature.sky(c, horizon, 0x6aa6d8, 0xbcd8e4, 0xf4e4c0);
    Nature.clouds(c, horizon, 0xffffff, 0.35);
    c.fill(Nature.ridge(c, horizon - 6, 24, 180), 0xa8a890);
    for (double[] at : new double[][] {{110, 1.1}, {300, 0.5}, {600, 0.45}, {860, 0.8}}) {
      double s = at[1];
      c.solid(
          place(tube("0 4 7, 4 -50 5, -20 -100 3, -40 -120 2"), at[0], horizon, s, s), 0x5a4630, 2);
      c.solid(place(tube("4 -50 5, 26 -96 3, 44 -116 2"), at[0], horizon, s, s), 0x5a4630, 2);
      Nature.leaves(c, at[0], horizon - 132 * s, 100 * s, 22 * s, 0x6c8440, 300, 5 * s);
    }
    Nature.meadow(c, horizon, 0xccb468, 0xb08c40);
    c.defocus(3);
  }

  private static void zebras(Canvas c) {
    savanna(c, 330);
    zebra(c, 250, 530, 1.25, -1);
    zebra(c, 570, 590, 1.75, 1);
    tufts(c, 600, 0xc0a052);
  }

  private static void tufts(Canvas c, double y, int rgb) {
    for (int i = 0; i < 700; i++) {
      double x = c.random(0, c.width);
      double from = y + c.random(-14, c.height - y + 20);
      double h = c.random(16, 46);
      Shape blade = tube("0 0 1.8, 2 -14 1.2, 9 -30 0.4");
      c.fill(
          place(blade, x, from, c.random(-1.4, 1.4), h / 30),
          Tone.lit(rgb, c.random(0.6, 1.15), 0));
    }
  }

  private static void zebra(Canvas c, double x, double y, double s, int side) {
    double sx = s * side;
    c.haze(x, y + 2, 150 * s, 14 * s, 0x2a2008, 0.65);
    Shape farLegs =
        place(
            join(
                tube("-66 -84 22, -76 -50 11, -74 -28 8, -76 -4 8"),
                tube("74 -84 18, 80 -46 10, 78 -24 7, 80 -4 8")),
            x,
            y,
            sx,
            s);
    c.solid(farLegs, 0xb8b0a4, 8 * s);
    Shape tail = place(tube("-112 -132 5, -128 -100 5, -126 -62 8, -130 -40 3"), x, y, sx, s);
    c.solid(tail, 0x3a342e, 4 * s);
    Shape body =
        place(
            join(
                tube("-84 -120 35, -40 -119 37, 20 -116 36, 66 -120 35"),
                tube("-86 -100 33, -98 -62 16, -90 -44 11, -96 -20 8, -94 -4 9"),
                tube("62 -96 24, 62 -56 12, 60 -42 10, 60 -18 7.5, 62 -4 9"),
                tube("68 -126 32, 98 -164 23, 114 -194 18"),
                tube("112 -198 18, 134 -188 14, 158 -172 10, 166 -166 8.5"),
                tube("104 -208 5, 102 -226 6, 106 -238 1.5"),
                tube("116 -210 5, 120 -228 6, 124 -238 1.5")),
            x,
            y,
            sx,
            s);
    c.fill(body, 0xf4efe6);
    c.within(body, () -> stripes(c, x, y, sx, s));
    c.fill(place(oval(164, -166, 13, 12), x, y, sx, s), 0x2c2624);
    c.relief(body, 26 * s, 0);
    c.brush(body, (int) (9000 * s), 5 * s, 90, 40, 0.12);
    Shape mane = place(blob("52 -162, 76 -196, 96 -222, 108 -216, 92 -186, 70 -150"), x, y, sx, s);
    c.solid(mane, 0x2e2824, 5 * s);
    c.brush(mane, (int) (1500 * s), 9 * s, side > 0 ? -130 : -50, 12, 0.9);
    c.fill(place(oval(125, -200, 4, 4), x, y, sx, s), 0x0e0c0a);
    c.soft(place(oval(120, -226, 3, 9), x, y, sx, s), 2 * s, 0x4a4038, 0.8);
    for (double foot : new double[] {-94, 62, -76, 80}) {
      c.solid(place(poly("-9 -6, 9 -6, 11 4, -10 4"), x + foot * sx, y, s, s), 0x2a2624, 3 * s);
    }
  }

  private static void stripes(Canvas c, double x, double y, double sx, double s) {
    int ink = 0x1e1a18;
    for (int i = 0; i < 10; i++) {
      Shape stripe = tube("0 -160 4, 4 -130 5, -2 -100 4, 4 -62 0.6");
      c.fill(place(stripe, x + (-52 + i * 14) * sx, y, sx * (1 - i * 0.03), s), ink);
    }
    for (int i = 0; i < 6; i++) {
      Shape rump = tube("-130 -60 3, -104 -84 4.5, -72 -98 4, -50 -128 2");
      c.fill(place(rump, x - i * 3 * sx, y + (i * 17 - 56) * s, sx, s), ink);
    }
    for (int i = 0; i < 7; i++) {
      Shape neck = tube("-34 -20 4, 0 0 5, 34 26 3");
      c.fill(place(neck, x + (74 + i * 7.4) * sx, y - (118 + i * 12.5) * s, sx * 0.86, s), ink);
    }
    for (int i = 0; i < 5; i++) {
      Shape face = tube("-6 -14 2, 3 0 3, -4 14 1.4");
      c.fill(place(face, x + (116 + i * 9) * sx, y - (194 - i * 5.4) * s, sx, s), ink);
    }
    for (double leg : new double[] {-94, 61}) {
      for (int i = 0; i < 7; i++) {
        c.fill(
            place(tube("-14 0 2.4, 0 3 3, 14 -1 2.4"), x + leg * sx, y - (14 + i * 10) * s, sx, s),
            ink);
      }
    }
  }

  private static void elephant(Canvas c) {
    savanna(c, 400);
    c.haze(470, 604, 360, 34, 0x2a2008, 0.7);
    int hide = 0x8d8680;
    Shape far =
        join(
            tube("300 440 56, 306 530 44, 310 590 42"), tube("560 440 54, 566 530 44, 570 592 42"));
    c.solid(far, 0x5c5652, 26);
    c.solid(tube("176 330 9, 150 400 7, 156 470 5, 150 500 9"), 0x5c5652, 4);
    Shape body =
        join(
            tube("270 330 100, 360 296 118, 480 296 122, 580 310 104"),
            tube("242 420 74, 230 520 52, 232 592 48"),
            tube("500 430 66, 492 530 50, 490 594 48"),
            tube("640 270 86, 692 296 74"),
            tube("716 320 52, 752 390 38, 764 470 29, 758 540 22, 776 584 17, 804 590 13"));
    c.fill(body, hide);
    c.mottle(body, 60, 30, 0.22);
    c.relief(body, 70, 0);
    c.brush(body, 22000, 8, 90, 80, 0.16);
    for (int i = 0; i < 15; i++) {
      Shape fold = curve("-30 -4, 0 5, 30 -4");
      c.stroke(
          place(fold, 742 + Math.min(i, 8) * 2.4, 372 + i * 13, 1.05 - i * 0.045, 1),
          2,
          0x4a4440,
          0.45);
    }
    Shape ear =
        blob(
            "610 196, 660 214, 676 270, 664 340, 640 400, 600 436, 560 420, 528 350, 520 270, 556 206");
    c.shadow(ear, -4, 10, 12, 0.45);
    c.solid(ear, 0x9a928a, 26);
    c.mottle(ear, 40, 40, 0.2);
    c.brush(ear, 8000, 16, 80, 40, 0.16);
    for (String vein : new String[] {"650 260, 600 290, 560 330", "650 290, 620 350, 600 400"}) {
      c.stroke(curve(vein), 4, 0x6a625c, 0.3);
    }
    c.solid(tube("722 392 15, 770 446 12, 826 456 8, 858 432 2"), 0xf4ead2, 8, 0.2);
    c.solid(oval(716, 286, 9, 7), 0x1c1410, 4, 0.4);
    c.stroke(curve("698 278, 714 270, 732 280"), 3, 0x4a4440, 0.8);
    for (double x : new double[] {232, 490}) {
      for (int i = -1; i <= 1; i++) {
        c.solid(oval(x + i * 26, 628, 12, 9), 0xcfc4b0, 5);
      }
    }
    tufts(c, 626, 0xb89648);
  }

  private static void giraffe(Canvas c) {
    savanna(c, 610);
    c.haze(300, 796, 220, 22, 0x2a2008, 0.7);
    Shape far =
        join(
            tube("236 590 30, 230 690 17, 236 790 12"), tube("390 600 28, 402 690 16, 402 792 12"));
    c.solid(far, 0xa8814a, 10);
    c.solid(tube("166 520 6, 150 580 5, 152 630 8, 148 660 3"), 0x6a4a26, 3);
    Shape body =
        join(
            tube("214 540 56, 280 520 66, 350 516 66, 396 510 54"),
            tube("204 580 44, 190 680 21, 196 800 13"),
            tube("370 570 36, 364 690 18, 366 802 13"),
            tube("400 500 52, 436 400 36, 462 280 27, 480 180 24"),
            tube("480 160 27, 520 164 22, 560 182 15, 576 188 13"));
    Shape ear = blob("450 132, 424 118, 408 124, 426 144, 456 156");
    c.solid(ear, 0xd8b070, 6);
    c.fill(body, 0xecd3a0);
    c.within(body, () -> coat(c));
    c.relief(body, 34, 0);
    c.brush(body, 14000, 6, 90, 40, 0.12);
    for (double x : new double[] {470, 496}) {
      c.solid(Shapes.move(tube("0 0 5, 2 -24 4.5, 4 -34 7"), x, 140), 0x6a4a2a, 4);
    }
    Shape mane = tube("446 160 6, 440 260 7, 410 380 7, 372 460 5");
    c.solid(mane, 0x9c5c2c, 3);
    c.brush(mane, 1500, 12, 200, 30, 0.4);
    c.solid(oval(512, 152, 7, 7), 0x140e08, 4, 0.5);
    c.fill(oval(568, 180, 3, 2), 0x3a2414);
    c.stroke(curve("584 196, 560 198, 540 190"), 2.4, 0x5a3c20);
    for (double x : new double[] {196, 366}) {
      c.solid(box(x - 15, 800, 30, 17, 4), 0x3a2a1c, 5);
    }
    tufts(c, 806, 0xb89648);
  }

  private static void coat(Canvas c) {
    for (double y = 150; y < 740; y += 31) {
      for (double x = 130; x < 560; x += 35) {
        double cx = x + c.random(-6, 6) + (y % 62 < 31 ? 17 : 0);
        double cy = y + c.random(-6, 6);
        double r = Math.min(17, 10 + (y - 130) / 45) * (y > 640 ? 0.7 : 1);
        if (cx < 520 && !(cx > 470 && cy < 170)) {
          Shape patch = Shapes.regular(cx, cy, r, 5 + (int) c.random(0, 3), c.random(0, 90));
          c.solid(Shapes.wide(patch, 3), 0xa8642c, 2);
          c.fill(patch, 0x9c5a26);
        }
      }
    }
  }
}
