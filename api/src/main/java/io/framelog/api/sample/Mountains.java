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

/** High and wild places. */
final class Mountains {
  private Mountains() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("skier-on-a-mountain", 960, 720, Mountains::skier)
            .said(
                "A skier in a red jacket races down a snowy mountain.",
                "skiing",
                "snow",
                "mountain")
            .crop(0.32, 0.45, 0.32, 0.44, "skier"),
        Scene.of("tent-under-the-stars", 960, 640, Mountains::tent));
  }

  private static void skier(Canvas c) {
    Nature.sky(c, 520, 0x1f5fb4, 0x5b9ade, 0xb9d7ee);
    c.patches(box(0, 0, 960, 300), 200, 60, 0xffffff, 0.62, 0.9, 0.6);
    peak(
        c,
        "-60 620, 60 360, 120 330, 210 190, 250 210, 300 150, 372 250, 420 240, 560 480, 700 640",
        "300 150, 372 250, 420 240, 560 480, 700 640, 380 620, 330 420, 350 330, 306 260");
    peak(
        c,
        "360 640, 520 400, 600 330, 640 340, 736 200, 790 250, 830 240, 930 360, 1020 420, 1020 660",
        "736 200, 790 250, 830 240, 930 360, 1020 420, 1020 660, 800 640, 770 460, 790 360, 744 290");
    for (int i = 0; i < 26; i++) {
      double x = c.random(-10, 970);
      Nature.pine(c, x, 520 + Math.abs(x - 480) * 0.05, c.random(46, 92), 0x3a5a52);
    }
    Shape slope = blob("-80 520, 200 500, 500 470, 800 500, 1060 560, 1060 800, -80 800");
    c.fill(slope, ramp(200, 470, 500, 760, 0xe4eef8, 0xf8fbff, 0xdbe6f4));
    c.mottle(slope, 180, 30, 0.12);
    c.patches(slope, 240, 22, 0x9db8da, 0.5, 0.75, 0.45);
    c.brush(slope, 9000, 5, 15, 40, 0.05);
    c.defocus(1);
    c.stroke(curve("960 560, 760 590, 600 600, 470 606, 380 616"), 5, 0x9db4d2, 0.7);
    c.stroke(curve("960 572, 760 602, 600 612, 476 618, 384 626"), 5, 0x9db4d2, 0.7);
    c.soft(blob("330 628, 470 612, 600 596, 690 606, 560 628, 420 640"), 8, 0x6d88b4, 0.6);
    for (int i = 0; i < 240; i++) {
      double far = c.random(0, 1);
      double r = c.random(1, 5);
      c.fill(
          oval(480 + far * 160, 612 - c.random(0, 1) * far * 74, r, r),
          0xffffff,
          c.random(0.3, 0.9));
    }
    c.haze(590, 590, 90, 36, 0xffffff, 0.7);
    skiingFigure(c);
  }

  private static void peak(Canvas c, String outline, String shade) {
    Shape rock = poly(outline);
    c.fill(rock, ramp(0, 150, 0, 640, 0xf6faff, 0xc9d9ec));
    Shape dark = common(rock, blob(shade));
    c.fill(dark, ramp(0, 150, 0, 640, 0x7f9cc6, 0xa9c0dc));
    c.patches(rock, 34, 60, 0x56657c, 0.5, 0.66, 0.85);
    c.patches(rock, 12, 26, 0xffffff, 0.52, 0.7, 0.6);
    c.relief(rock, 10, 0);
  }

  private static void skiingFigure(Canvas c) {
    c.stroke(Shapes.line("566 582, 340 612, 318 606"), 6, 0x20242c);
    c.stroke(Shapes.line("590 594, 372 630, 350 624"), 6, 0xe8b020);
    Shape farLeg = tube("468 506 21, 432 538 17, 448 588 12");
    c.solid(farLeg, 0x1c2434, 12);
    c.solid(tube("446 586 12, 432 600 10, 418 602 8"), 0x3a3d44, 6, 0.2);
    c.solid(tube("484 508 23, 446 548 19, 476 600 13"), 0x28324a, 13);
    c.solid(tube("474 600 13, 458 614 11, 442 616 8"), 0x4a4e58, 6, 0.2);
    c.stroke(segment(374, 486, 560, 440), 3, 0x2a2c30);
    c.solid(tube("424 424 15, 386 452 13, 372 484 11"), 0xa81c22, 9);
    Shape jacket = tube("432 414 24, 456 450 31, 484 506 28");
    c.solid(jacket, 0xd62a2c, 22);
    c.fill(common(jacket, poly("400 456, 520 430, 520 446, 400 472")), 0xf4f0e8, 0.9);
    c.solid(tube("440 424 17, 410 472 14, 420 510 11"), 0xe23432, 10);
    c.stroke(segment(416, 512, 590, 470), 3.4, 0x2a2c30);
    c.solid(oval(420, 512, 12, 11), 0x22252c, 6);
    c.solid(oval(412, 374, 25, 29), 0xc99270, 14);
    c.solid(
        common(oval(416, 366, 31, 33), poly("370 320, 460 320, 460 392, 428 372, 384 366")),
        0x24407c,
        14,
        0.35);
    c.solid(blob("384 368, 404 362, 424 368, 422 384, 402 388, 386 382"), 0xf0a020, 5, 0.6);
  }

  private static void tent(Canvas c) {
    Nature.sky(c, 450, 0x070c24, 0x14224c, 0x39407a);
    c.drift(poly("560 -200, 800 -200, 460 430, 160 430"), 110, 80, 0xa8b4e8, 0.2, 0.8, 0.55);
    for (int i = 0; i < 520; i++) {
      double r = c.random(0.3, 1.5);
      c.fill(oval(c.random(0, 960), c.random(0, 420), r, r), 0xffffff, c.random(0.3, 1));
    }
    c.fill(Nature.ridge(c, 400, 90, 190), 0x1a2450);
    for (double x = -20; x < 980; x += 34) {
      Nature.pine(c, x + c.random(-10, 10), 470, c.random(70, 170), 0x16262c);
    }
    Nature.meadow(c, 462, 0x1c2c22, 0x1a2a16);
    c.glow(440, 520, 420, 0xff9a30, 0.55);
    Shape cloth = blob("250 556, 330 440, 430 352, 530 440, 612 556, 430 566");
    c.fill(cloth, Tone.burst(430, 530, 240, 0xfff0b4, 0xffb040, 0xe0701c));
    c.relief(cloth, 40, 0);
    Shape door = blob("430 368, 474 470, 500 562, 430 566, 372 562, 396 470");
    c.fill(door, Tone.burst(430, 530, 190, 0xfffbe0, 0xffd070, 0xe8922c));
    c.stroke(segment(430, 360, 430, 562), 3, 0x8a4416);
    c.stroke(curve("430 354, 350 446, 252 556"), 3, 0xa85a1c, 0.8);
    c.stroke(curve("430 354, 520 446, 610 556"), 3, 0xa85a1c, 0.8);
    c.stroke(segment(330, 440, 206, 566), 1.6, 0xd8c8a0, 0.6);
    c.stroke(segment(530, 440, 664, 566), 1.6, 0xd8c8a0, 0.6);
    campfire(c, 748, 570);
  }

  private static void campfire(Canvas c, double x, double y) {
    c.glow(x, y - 20, 200, 0xff8a24, 0.8);
    for (int i = 0; i < 10; i++) {
      c.solid(oval(x - 54 + i * 12, y + 6 + (i % 2) * 6, 10, 7), 0x5a5048, 4);
    }
    c.solid(Shapes.move(tube("-44 2 7, 0 -8 7, 44 -14 6"), x, y), 0x5a3418, 4);
    c.solid(Shapes.move(tube("44 2 7, 0 -6 7, -40 -16 6"), x, y), 0x6a3e1c, 4);
    String flame = "-30 0, -34 -26, -14 -50, -12 -84, 10 -62, 14 -38, 30 -50, 32 -16, 22 2";
    c.soft(blob(flame, x, y), 4, 0xff7a1c, 0.95);
    c.soft(Shapes.place(blob(flame), x, y, 0.66, 0.72), 3, 0xffc040, 0.95);
    c.soft(Shapes.place(blob(flame), x, y, 0.36, 0.42), 3, 0xfff6c8, 0.95);
  }
}
