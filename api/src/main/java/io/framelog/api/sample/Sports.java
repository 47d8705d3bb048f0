package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.regular;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** Balls and the places where they are played. */
final class Sports {
  private Sports() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("football-on-the-pitch", 960, 680, Sports::football)
            .said("A football lies on the grass in front of the goal.", "football", "goal", "grass")
            .crop(0.29, 0.47, 0.32, 0.44, "ball"),
        Scene.of("tennis-court", 960, 680, Sports::tennis)
            .said("A tennis player hits the ball on a blue court.", "tennis", "court")
            .crop(0.26, 0.27, 0.45, 0.65, "player")
            .shows("framelog-renderer"),
        Scene.of("basketball-hoop", 720, 800, Sports::basketball));
  }

  private static void football(Canvas c) {
    Nature.daySky(c, 220, 0.5);
    for (int i = 0; i < 6; i++) {
      c.fill(box(0, 150 + i * 14, 960, 14), Tone.mix(0x6a7480, 0x4a5460, i / 6.0));
    }
    for (int i = 0; i < 2600; i++) {
      int shirt = Tone.mix(i % 2 == 0 ? 0xd84a3a : 0x3a5ab8, 0xf4f0e8, c.random(0, 1));
      c.fill(oval(c.random(0, 960), c.random(152, 232), 4, 5), shirt, 0.8);
    }
    c.fill(box(0, 232, 960, 22), 0x2c5a9c);
    Nature.meadow(c, 252, 0x6aa83c, 0x3f8a28);
    for (int i = 0; i < 4; i++) {
      c.fill(box(0, 252 + i * i * 26, 960, 14 + i * 22), 0xb8e060, 0.12);
    }
    net(c);
    c.fill(poly("0 372, 960 372, 960 379, 0 379"), 0xf6f8f4, 0.9);
    c.fill(poly("120 470, 860 470, 868 484, 112 484"), 0xf6f8f4, 0.8);
    c.defocus(5);
    c.brush(box(0, 470, 960, 210), 24000, 24, -90, 24, 0.4);
    c.haze(470, 606, 220, 34, 0x0c1806, 0.75);
    ball(c, 436, 470, 138);
    for (int i = 0; i < 420; i++) {
      double x = c.random(290, 590);
      Shape blade = tube("0 0 2, 2 -14 1.4, 7 -30 0.4");
      double h = c.random(0.6, 1.5);
      c.fill(
          Shapes.place(blade, x, c.random(602, 630), c.random(-1.6, 1.6), h),
          Tone.mix(0x2f6a1c, 0x7ac044, c.random(0, 1)));
    }
  }

  private static void net(Canvas c) {
    for (double x = 200; x <= 760; x += 14) {
      c.stroke(segment(x, 120, x + (x - 480) * -0.12, 330), 1.4, 0xf4f6f8, 0.6);
    }
    for (double y = 120; y <= 330; y += 13) {
      c.stroke(segment(200 + (y - 120) * 0.14, y, 760 - (y - 120) * 0.14, y), 1.4, 0xf4f6f8, 0.6);
    }
    for (Shape bar :
        new Shape[] {
          box(190, 108, 12, 268, 4), box(758, 108, 12, 268, 4), box(190, 104, 580, 13, 4)
        }) {
      c.solid(bar, 0xf8f8f6, 4, 0.1);
    }
  }

  private static void ball(Canvas c, double x, double y, double r) {
    Shape ball = oval(x, y, r, r);
    c.fill(ball, 0xf6f5f2);
    c.within(
        ball,
        () -> {
          c.fill(regular(x, y, r * 0.36, 5, -90), 0x1c1e22);
          for (int i = 0; i < 5; i++) {
            double out = StrictMath.toRadians(-90 + i * 72);
            double dx = StrictMath.cos(out) * r;
            double dy = StrictMath.sin(out) * r;
            c.stroke(
                segment(x + dx * 0.34, y + dy * 0.34, x + dx * 0.64, y + dy * 0.64),
                r * 0.03,
                0x3a3c40);
            double side = StrictMath.toRadians(-54 + i * 72);
            double sx = StrictMath.cos(side) * r;
            double sy = StrictMath.sin(side) * r;
            Shape seam = segment(x + dx * 0.64, y + dy * 0.64, x + sx * 0.78, y + sy * 0.78);
            c.stroke(seam, r * 0.03, 0x3a3c40);
            double back = StrictMath.toRadians(-126 + i * 72);
            c.stroke(
                segment(
                    x + dx * 0.64,
                    y + dy * 0.64,
                    x + StrictMath.cos(back) * r * 0.78,
                    y + StrictMath.sin(back) * r * 0.78),
                r * 0.03,
                0x3a3c40);
            Shape dark = poly("0.74 0, 0.9 -0.27, 1.1 -0.2, 1.1 0.2, 0.9 0.27");
            c.fill(Shapes.turn(Shapes.place(dark, x, y, r, r), -54 + i * 72, x, y), 0x1c1e22);
          }
        });
    c.relief(ball, r * 0.56, 0.25);
  }

  private static void tennis(Canvas c) {
    Nature.sky(c, 140, 0x8fbce0, 0xd4e4ec);
    Nature.treeline(c, 150, 50, 0x3f6a3a);
    Shape fence = box(0, 130, 960, 80);
    c.fill(fence, 0x2c5a4a);
    for (double x = 0; x < 960; x += 12) {
      c.stroke(segment(x, 130, x, 210), 1, 0x8aa89c, 0.5);
    }
    Shape ground = box(0, 206, 960, 474);
    c.fill(ground, ramp(0, 206, 0, 680, 0x5a9a6a, 0x4a8a5a));
    Shape court = poly("250 226, 710 226, 1060 680, -100 680");
    c.fill(court, ramp(0, 226, 0, 680, 0x4a80b8, 0x2f66a4));
    c.mottle(ground, 14, 5, 0.1);
    for (String edge :
        new String[] {
          "250 226, 710 226",
          "710 226, 1060 680",
          "250 226, -100 680",
          "296 226, 0 680",
          "664 226, 960 680",
          "264 276, 696 276",
          "480 276, 480 330",
          "120 470, 840 470",
          "480 330, 480 470"
        }) {
      c.stroke(Shapes.line(edge), edge.contains("680") ? 6 : 4, 0xf6f8f8, 0.95);
    }
    Shape mesh = poly("150 300, 480 308, 810 300, 810 362, 480 366, 150 362");
    c.fill(mesh, 0x12181c, 0.3);
    for (double x = 150; x <= 810; x += 9) {
      c.stroke(segment(x, 304, x, 363), 0.9, 0x12181c, 0.6);
    }
    for (double y = 310; y < 364; y += 8) {
      c.stroke(segment(150, y, 810, y), 0.9, 0x12181c, 0.6);
    }
    c.stroke(curve("150 300, 480 308, 810 300"), 9, 0xfafaf8);
    c.solid(box(143, 292, 12, 78, 3), 0x2c3a34, 4);
    c.solid(box(806, 292, 12, 78, 3), 0x2c3a34, 4);
    c.defocus(1);
    player(c);
    Shape ball = oval(660, 216, 13, 13);
    c.solid(ball, 0xd8ec3a, 7, 0.2);
    c.stroke(curve("650 208, 660 214, 670 208"), 1.6, 0xf8fbe8);
  }

  private static void player(Canvas c) {
    int skin = 0xb98460;
    c.haze(410, 612, 170, 18, 0x0a1a30, 0.6);
    c.solid(tube("392 470 24, 344 530 17, 310 596 12"), skin, 10);
    c.solid(tube("424 470 24, 462 530 18, 470 604 12"), Tone.lit(skin, 1.05, 0), 10);
    c.solid(tube("308 598 13, 290 612 10, 274 612 7"), 0xf4f4f0, 6);
    c.solid(tube("470 604 13, 488 614 10, 502 614 7"), 0xf4f4f0, 6);
    Shape shorts = blob("372 444, 450 444, 470 500, 452 528, 416 490, 384 530, 356 510");
    c.solid(shorts, 0xf6f6f2, 14);
    c.solid(tube("384 344 15, 340 376 12, 318 412 9"), skin, 8);
    Shape shirt = blob("376 322, 420 316, 456 330, 458 390, 450 452, 372 452, 366 390, 360 344");
    c.solid(shirt, 0xd8342e, 24);
    c.brush(shirt, 1800, 14, 80, 20, 0.1);
    c.solid(tube("446 340 16, 496 316 12, 540 282 9"), skin, 8);
    c.solid(tube("446 338 17, 466 328 16"), 0xd8342e, 8);
    c.solid(oval(416, 282, 26, 31), skin, 14);
    Shape hair =
        Shapes.common(
            oval(414, 276, 30, 32),
            poly("370 240, 460 240, 450 268, 420 270, 400 312," + " 380 300"));
    c.solid(hair, 0x4a2e1a, 10);
    c.stroke(segment(536, 288, 578, 256), 8, 0x24262a);
    Shape head = Shapes.turn(oval(612, 230, 48, 34), -38, 612, 230);
    for (int i = -4; i <= 4; i++) {
      Shape along = segment(570, 230 + i * 7, 654, 230 + i * 7);
      Shape across = segment(612 + i * 9, 200, 612 + i * 9, 260);
      c.within(
          head,
          () -> {
            c.stroke(Shapes.turn(along, -38, 612, 230), 1, 0xf6f6f0, 0.9);
            c.stroke(Shapes.turn(across, -38, 612, 230), 1, 0xf6f6f0, 0.9);
          });
    }
    c.stroke(head, 6, 0xe8b020);
  }

  private static void basketball(Canvas c) {
    Nature.daySky(c, 800, 0.6);
    Nature.treeline(c, 770, 80, 0x4a7a38);
    c.defocus(5);
    c.solid(box(344, 420, 34, 400), 0x5a6268, 12, 0.2);
    Shape board = poly("110 80, 610 80, 610 420, 110 420");
    c.shadow(board, 8, 8, 12, 0.3);
    c.solid(board, 0xf6f6f4, 5);
    c.stroke(poly("124 94, 596 94, 596 406, 124 406"), 9, 0xc8302a);
    c.stroke(box(272, 232, 176, 136), 9, 0xc8302a);
    c.mottle(board, 90, 90, 0.05);
    c.solid(box(326, 378, 68, 40, 4), 0x8a9094, 6, 0.2);
    c.stroke(
        Shapes.common(Shapes.wide(oval(360, 430, 110, 30), 3), box(200, 390, 320, 40)),
        6,
        0xd8501c);
    basketBall(c, 372, 356, 82);
    for (int i = 0; i < 13; i++) {
      double a = i * 6.283 / 13;
      for (int way = -1; way <= 1; way += 2) {
        double to = a + way * 0.9;
        Shape cord =
            curve(
                "%s %s, %s %s, %s %s"
                    .formatted(
                        360 + 108 * StrictMath.cos(a), 432 + 28 * StrictMath.sin(a),
                        360 + 84 * StrictMath.cos(a + way * 0.45),
                            512 + 20 * StrictMath.sin(a + way * 0.45),
                        360 + 58 * StrictMath.cos(to), 590 + 15 * StrictMath.sin(to)));
        c.stroke(cord, 3.4, StrictMath.sin(a) > 0 ? 0xfafaf6 : 0xc9cdd0, 0.95);
      }
    }
    Shape front = Shapes.common(oval(360, 430, 117, 36), box(200, 430, 320, 60));
    c.solid(Shapes.cut(front, oval(360, 428, 105, 26)), 0xe05a1c, 4, 0.3);
  }

  private static void basketBall(Canvas c, double x, double y, double r) {
    Shape ball = oval(x, y, r, r);
    c.shadow(ball, 8, 12, 12, 0.35);
    c.fill(ball, 0xd8702a);
    c.brush(ball, 4000, 2, 0, 180, 0.25);
    c.within(
        ball,
        () -> {
          c.stroke(segment(x - r, y - r * 0.3, x + r, y + r * 0.3), 5, 0x2a1a12);
          c.stroke(segment(x - r * 0.3, y + r, x + r * 0.3, y - r), 5, 0x2a1a12);
          c.stroke(oval(x - r * 1.15, y + r * 0.2, r * 0.75, r * 0.95), 5, 0x2a1a12);
          c.stroke(oval(x + r * 1.15, y - r * 0.2, r * 0.75, r * 0.95), 5, 0x2a1a12);
        });
    c.relief(ball, r * 0.55, 0.15);
  }
}
