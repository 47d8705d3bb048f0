package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.cut;
import static io.framelog.api.sample.Shapes.line;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.ring;
import static io.framelog.api.sample.Shapes.segment;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** Things with wheels. */
final class Vehicles {
  private Vehicles() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("city-bus", 960, 640, Vehicles::bus),
        Scene.of("bicycle-at-a-wall", 960, 720, Vehicles::bicycle)
            .said("A green bicycle leans against a brick wall.", "bicycle", "brick wall")
            .crop(0.11, 0.28, 0.78, 0.6, "bicycle"),
        Scene.of("train-on-a-bridge", 960, 640, Vehicles::train)
            .said("A red train crosses a stone bridge in the hills.", "train", "bridge", "hills")
            .crop(0.1, 0.27, 0.9, 0.14, "train"));
  }

  private static void bus(Canvas c) {
    Nature.sky(c, 300, 0x8fb4d8, 0xd8e4ec);
    int[] walls = {0xb08a6e, 0xc9b79c, 0x8d6f62, 0xd0c6b4, 0x9c8878, 0xb9a48a};
    for (int i = 0; i < 6; i++) {
      facade(c, i * 164 - 14, c.random(-60, 60), 160, 470, walls[i]);
    }
    c.fill(box(0, 452, 960, 50), ramp(0, 452, 0, 502, 0xb0aca6, 0x98948e));
    Shape road = box(0, 500, 960, 140);
    c.fill(road, ramp(0, 500, 0, 640, 0x66676b, 0x4a4b4f));
    c.mottle(road, 7, 3, 0.2);
    for (double x = -40; x < 960; x += 170) {
      c.fill(poly("0 0, 96 0, 88 9, -12 9", x, 606), 0xe8e4da, 0.85);
    }
    c.defocus(2);
    c.haze(440, 562, 470, 28, 0x0c0d10, 0.8);
    Shape body = box(120, 188, 640, 358, 26);
    c.fill(body, ramp(0, 188, 0, 546, 0xe23a30, 0xc81f1d, 0x9c1114));
    c.relief(body, 12, 0.12);
    c.fill(box(120, 354, 640, 12), 0xf2e9d8);
    for (double top : new double[] {222, 384}) {
      for (int i = 0; i < 6; i++) {
        boolean door = top > 300 && i == 5;
        Shape glass = box(148 + i * 101, top, door ? 74 : 88, door ? 150 : 88, 8);
        c.fill(glass, ramp(148 + i * 101, top, 190 + i * 101, top + 90, 0x9db4c2, 0x3a4852));
        c.fill(poly("18 0, 44 0, 14 88, -12 88", 160 + i * 101, top), 0xffffff, 0.16);
        c.stroke(glass, 3, 0x2c1516, 0.8);
        if (!door && i % 2 == 0) {
          c.soft(oval(190 + i * 101, top + 58, 13, 15), 3, 0x2a2422, 0.7);
          c.soft(box(172 + i * 101, top + 68, 36, 20, 8), 3, 0x34405a, 0.7);
        }
      }
    }
    c.stroke(segment(690, 384, 690, 534), 3, 0x2c1516, 0.9);
    c.fill(box(742, 230, 18, 84, 6), 0x2e3a42);
    c.fill(box(742, 392, 18, 78, 6), 0x2e3a42);
    c.solid(box(744, 492, 20, 18, 6), 0xfff2c4, 6, 0.4);
    c.solid(box(118, 488, 10, 26, 4), 0xff6a3a, 4, 0.3);
    wheel(c, 236, 546, 47);
    wheel(c, 596, 546, 47);
    c.haze(880, 574, 150, 16, 0x0c0d10, 0.8);
    car(c, 792, 574, 1.15, 0xe7b731);
  }

  /** A house front with rows of windows; (x, y) is its upper left corner. */
  private static void facade(Canvas c, double x, double y, double w, double base, int rgb) {
    c.fill(box(x, y, w, base - y), ramp(x, 0, x + w, 0, Tone.lit(rgb, 1.08, 0), rgb));
    c.mottle(box(x, y, w, base - y), 30, 40, 0.16);
    for (double top = y + 24; top < base - 100; top += 78) {
      for (double left = x + 16; left < x + w - 30; left += 48) {
        c.fill(box(left - 3, top - 3, 34, 54), 0xe6dfd2);
        c.fill(box(left, top, 28, 48), ramp(0, top, 0, top + 48, 0x5c7284, 0x2e3942));
      }
    }
    c.fill(box(x + 8, base - 76, w - 16, 76), 0x39434a);
    c.fill(box(x + 4, base - 90, w - 8, 18), Tone.lit(rgb, 0.55, 20));
  }

  static void wheel(Canvas c, double x, double y, double r) {
    c.solid(oval(x, y, r, r), 0x1e1f22, r * 0.2, 0.1);
    c.solid(oval(x, y, r * 0.6, r * 0.6), 0xa8adb0, r * 0.16, 0.3);
    for (int i = 0; i < 5; i++) {
      Shape hole = oval(x + r * 0.37, y, r * 0.1, r * 0.1);
      c.fill(Shapes.turn(hole, i * 72, x, y), 0x2c2e31);
    }
    c.fill(oval(x, y, r * 0.13, r * 0.13), 0x55595c);
  }

  /** A car seen from the side, bonnet to the right; (x, ground) is below its rear bumper. */
  static void car(Canvas c, double x, double ground, double size, int rgb) {
    String side =
        "2 -26, 6 -52, 34 -62, 58 -92, 88 -98, 126 -94, 156 -66, 198 -56, 210 -40, 208 -22, 190 -18,"
            + " 20 -18";
    Shape body = Shapes.place(blob(side), x, ground, size, size);
    c.fill(body, rgb);
    c.relief(body, 14 * size, 0.3);
    Shape rear = poly("42 -64, 62 -88, 90 -91, 92 -62");
    Shape front = poly("98 -62, 97 -91, 122 -88, 146 -62");
    for (Shape pane : new Shape[] {rear, front}) {
      Shape glass = Shapes.place(pane, x, ground, size, size);
      c.fill(glass, ramp(0, ground - 92 * size, 0, ground - 60 * size, 0xa9c0cc, 0x36424a));
    }
    c.stroke(
        segment(x + 95 * size, ground - 60 * size, x + 95 * size, ground - 24 * size), 1.6, 0, 0.4);
    c.fill(oval(x + 204 * size, ground - 44 * size, 6 * size, 7 * size), 0xfff4cf);
    c.fill(oval(x + 6 * size, ground - 44 * size, 4 * size, 8 * size), 0xc42018);
    wheel(c, x + 46 * size, ground - 19 * size, 21 * size);
    wheel(c, x + 166 * size, ground - 19 * size, 21 * size);
  }

  private static void bicycle(Canvas c) {
    Interior.bricks(c, 0, 0, 960, 560, 0xb98a74);
    Shape walk = box(0, 556, 960, 164);
    c.fill(walk, ramp(0, 556, 0, 720, 0x8f8a84, 0xaaa49c));
    c.mottle(walk, 12, 5, 0.22);
    for (double x = -60; x < 1000; x += 190) {
      c.stroke(segment(x, 558, x - 70 + x * 0.12, 720), 3, 0x67625c, 0.7);
    }
    c.fill(box(0, 550, 960, 10), 0x4c433c, 0.7);
    c.defocus(1);
    c.haze(480, 634, 420, 26, 0x12100c, 0.75);
    Shape[] wheels = {ring(270, 478, 152, 143), ring(690, 478, 152, 143)};
    Shape frame =
        Shapes.join(
            tubeLine(9, "270 478, 430 478"),
            tubeLine(9, "270 478, 390 290"),
            tubeLine(12, "430 478, 376 246"),
            tubeLine(13, "386 288, 606 276"),
            tubeLine(14, "430 478, 614 306"),
            tubeLine(13, "600 256, 620 322"),
            tubeLine(10, "618 316, 640 400, 690 478"));
    for (Shape part : new Shape[] {wheels[0], wheels[1], frame}) {
      c.shadow(part, 16, 16, 7, 0.35);
    }
    for (double hub : new double[] {270, 690}) {
      for (int i = 0; i < 30; i++) {
        Shape spoke = segment(hub + 8, 478, hub + 136, 478 + (i % 2 == 0 ? 14 : -14));
        c.stroke(Shapes.turn(spoke, i * 12, hub, 478), 1.1, 0xdadcdc, 0.85);
      }
      c.solid(ring(hub, 478, 152, 141), 0x232325, 4, 0.1);
      c.solid(ring(hub, 478, 141, 134), 0xc4c8c8, 3, 0.4);
      c.solid(oval(hub, 478, 11, 11), 0x9a9d9e, 5, 0.5);
      Shape guard = Shapes.common(ring(hub, 478, 168, 160), box(hub - 170, 300, 300, 178));
      c.solid(guard, 0x2f6b4a, 3, 0.4);
    }
    c.solid(frame, 0x2f7a52, 5, 0.5);
    c.stroke(line("430 460, 270 468"), 3, 0x2b2b2b);
    c.stroke(line("430 500, 270 490"), 3, 0x2b2b2b);
    c.solid(ring(430, 478, 30, 20), 0xb0b3b3, 4, 0.4);
    c.solid(tubeLine(9, "430 478, 456 536"), 0x9c9fa0, 4, 0.4);
    c.solid(box(432, 530, 54, 11, 4), 0x2a2a2a, 4);
    c.solid(
        blob("318 238, 336 220, 390 226, 440 232, 440 240, 400 246, 376 254, 334 254"),
        0x5b3a22,
        8,
        0.25);
    c.solid(tubeLine(10, "606 272, 596 222, 640 206, 672 214"), 0xb9bcbc, 4, 0.5);
    c.solid(tubeLine(14, "648 207, 680 216"), 0x3c2a1e, 5);
    c.solid(oval(650, 262, 21, 21), 0xc9cccc, 9, 0.6);
    c.solid(oval(656, 262, 14, 17), 0xfdf3cf, 9, 0.5);
  }

  private static Shape tubeLine(double width, String points) {
    return Shapes.wide(line(points), width);
  }

  private static void train(Canvas c) {
    Nature.daySky(c, 330, 0.7);
    c.fill(Nature.ridge(c, 210, 90, 220), 0x93a9bc);
    Shape hill = Nature.ridge(c, 290, 70, 260);
    c.fill(hill, ramp(0, 230, 0, 560, 0x7d9a6a, 0x4c6a35));
    c.mottle(hill, 40, 26, 0.4);
    Nature.treeline(c, 410, 44, 0x4c6e36);
    Nature.meadow(c, 420, 0x71913f, 0x557c2c);
    Nature.water(c, 520, 600, 0x8fb0c4, 0x587d92);
    c.defocus(2);
    Shape wall = box(-10, 268, 980, 290);
    Shape[] arches = new Shape[6];
    for (int i = 0; i < 6; i++) {
      double x = -30 + i * 176;
      arches[i] = Shapes.join(oval(x + 70, 390, 70, 78), box(x, 390, 140, 300));
    }
    Shape bridge = cut(wall, arches);
    c.shadow(bridge, 12, 10, 12, 0.35);
    c.fill(bridge, ramp(0, 268, 0, 560, 0xc9bda6, 0x958a76));
    c.mottle(bridge, 16, 9, 0.35);
    for (double y = 282; y < 556; y += 15) {
      c.fill(Shapes.common(box(0, y, 960, 1.5), bridge), 0x5f5648, 0.45);
    }
    c.relief(bridge, 9, 0);
    c.solid(box(-10, 258, 980, 16), 0xb4a88f, 4);
    for (int i = 0; i < 4; i++) {
      coach(c, 108 + i * 226, 178, i == 0);
    }
  }

  private static void coach(Canvas c, double x, double y, boolean first) {
    Shape body =
        first
            ? blob("0 66, 14 30, 46 6, 90 0, 214 0, 219 6, 219 70, 214 76, 40 76, 6 74", x, y)
            : box(x, y, 219, 76, 8);
    c.fill(body, ramp(0, y, 0, y + 76, 0xd94438, 0xb92722, 0x861316));
    c.relief(body, 10, 0.2);
    c.fill(box(x + (first ? 16 : 0), y + 54, first ? 203 : 219, 6), 0xf0e6cc);
    for (int i = first ? 2 : 0; i < 7; i++) {
      Shape pane = box(x + 10 + i * 29.5, y + 18, 22, 24, 4);
      c.fill(pane, ramp(0, y + 18, 0, y + 42, 0xc2d4de, 0x44535c));
    }
    if (first) {
      c.fill(blob("16 42, 28 22, 52 14, 56 40, 40 44", x, y), 0x2c373e);
      c.fill(oval(x + 12, y + 58, 5, 5), 0xfff3c2);
    }
    c.fill(box(x + 20, y + 74, 180, 8), 0x2a2a2c);
    for (double w : new double[] {38, 66, 152, 180}) {
      c.solid(oval(x + w, y + 78, 9, 9), 0x3a3b3d, 4, 0.2);
    }
  }
}
