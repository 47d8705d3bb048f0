package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.blob;
import static io.framelog.api.sample.Shapes.box;
import static io.framelog.api.sample.Shapes.curve;
import static io.framelog.api.sample.Shapes.cut;
import static io.framelog.api.sample.Shapes.line;
import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.poly;
import static io.framelog.api.sample.Shapes.regular;
import static io.framelog.api.sample.Shapes.tube;
import static io.framelog.api.sample.Tone.burst;
import static io.framelog.api.sample.Tone.ramp;

import java.awt.Shape;
import java.util.List;

/** What stands at the side of a road. */
final class Streets {
  private Streets() {}

  static List<Scene> scenes() {
    return List.of(
        Scene.of("stop-sign", 640, 800, Streets::stopSign)
            .said("A red stop sign beside a country road.", "stop sign", "road", "street")
            .crop(0.37, 0.08, 0.54, 0.44, "stop sign")
            .shows("framelog-renderer"),
        Scene.of("traffic-light", 600, 840, Streets::trafficLight)
            .said("A traffic light shows red on a city street at dusk.", "traffic light", "street")
            .crop(0.33, 0.1, 0.36, 0.57, "traffic light"),
        Scene.of("fire-hydrant", 640, 800, Streets::fireHydrant),
        Scene.of("umbrella-in-the-rain", 600, 840, Streets::umbrella)
            .said("A person walks down a wet street under a red umbrella.", "umbrella", "rain")
            .crop(0.15, 0.17, 0.7, 0.25, "umbrella"),
        Scene.of("city-skyline-at-night", 960, 600, Streets::skyline));
  }

  private static void stopSign(Canvas c) {
    Nature.daySky(c, 470, 0.6);
    c.fill(Nature.ridge(c, 440, 30, 160), 0x7d97a8);
    Nature.treeline(c, 462, 34, 0x55753c);
    Nature.meadow(c, 465, 0x7f9a4a, 0x4f7a2b);
    Shape road = poly("92 466, 108 466, 330 800, -260 800");
    c.fill(road, ramp(0, 466, 0, 800, 0x8b8c8e, 0x5c5d60));
    c.mottle(road, 5, 3, 0.25);
    c.fill(poly("99.5 470, 101 470, 62 800, 34 800"), 0xd8b748, 0.9);
    c.fill(poly("106 466, 107.5 466, 318 800, 304 800"), 0xe6e6e2, 0.85);
    c.defocus(2);
    c.haze(420, 768, 90, 16, 0x101408, 0.6);
    c.solid(box(403, 330, 17, 440), 0x9aa0a3, 6, 0.3);
    Nature.leaves(c, 410, 770, 40, 22, 0x5f8a34, 160, 5);
    Shape rim = regular(411, 240, 178, 8, 22.5);
    c.shadow(rim, 5, 8, 7, 0.35);
    c.solid(rim, 0xf2f1ec, 4);
    Shape face = regular(411, 240, 165, 8, 22.5);
    c.fill(face, ramp(290, 100, 520, 390, 0xd8262b, 0xa81219));
    c.mottle(face, 120, 120, 0.12);
    stopLetters(c, 411, 240);
    c.solid(oval(411, 112, 4, 4), 0xb8b8b4, 3, 0.5);
    c.solid(oval(411, 368, 4, 4), 0xb8b8b4, 3, 0.5);
  }

  // S T O P drawn with a pen: fonts differ between machines.
  private static void stopLetters(Canvas c, double cx, double cy) {
    String bend = "-83 -34, -98 -45, -115 -38, -116 -18, -98 -2, -82 14, -82 36, -99 45, -117 34";
    Shape[] letters = {
      Shapes.wide(curve(bend), 16),
      Shapes.join(box(-68, -51, 56, 16), box(-48, -51, 16, 102)),
      cut(box(4, -52, 48, 104, 23), box(20, -36, 16, 72, 8)),
      cut(
          Shapes.join(box(68, -51, 16, 102), box(68, -51, 47, 62, 22), box(68, -51, 30, 62)),
          box(84, -36, 15, 32, 7)),
    };
    for (Shape letter : letters) {
      c.fill(Shapes.move(letter, cx, cy), 0xf7f6f2);
    }
  }

  private static void trafficLight(Canvas c) {
    Nature.sky(c, 640, 0x2a3a66, 0x6c6a94, 0xe29a78, 0xf3c28c);
    for (int i = 0; i < 9; i++) {
      double x = -30 + i * 78;
      double h = 220 + Math.abs(i - 4) * 62 + c.random(-30, 30);
      c.fill(box(x, 640 - h, 74, h), ramp(x, 0, x + 74, 0, 0x454058, 0x2c2a3e));
      for (double y = 655 - h; y < 610; y += 22) {
        for (double wx = x + 8; wx < x + 66; wx += 17) {
          c.fill(box(wx, y, 9, 12), c.random(0, 1) < 0.4 ? 0xf4c877 : 0x3a3850);
        }
      }
    }
    c.fill(box(0, 630, 600, 210), ramp(0, 630, 0, 840, 0x5a4f58, 0x2b2a30));
    c.mottle(box(0, 630, 600, 210), 90, 12, 0.4);
    for (int i = 0; i < 16; i++) {
      double x = c.random(40, 560);
      c.glow(x, 628 + c.random(-8, 26), 34, i % 2 == 0 ? 0xffd890 : 0xff4a30, 0.9);
      c.glow(x, 720, 40, i % 2 == 0 ? 0xffd890 : 0xff4a30, 0.16);
    }
    c.defocus(7);
    c.solid(box(292, 540, 22, 320), 0x3a3f42, 8, 0.3);
    Shape body = box(212, 92, 182, 462, 22);
    c.shadow(body, 10, 12, 14, 0.5);
    c.solid(body, 0x24292a, 10, 0.12);
    lamp(c, 303, 176, 0xff3a22, true);
    lamp(c, 303, 322, 0x6a5214, false);
    lamp(c, 303, 468, 0x1c5434, false);
    c.glow(303, 176, 250, 0xff3a1a, 0.45);
  }

  private static void lamp(Canvas c, double x, double y, int rgb, boolean lit) {
    c.fill(oval(x, y, 62, 62), 0x0e1112);
    int middle = lit ? 0xffd9b0 : Tone.lit(rgb, 1.3, 12);
    c.fill(oval(x, y, 54, 54), burst(x, y, 54, middle, rgb, Tone.lit(rgb, 0.72, 0)));
    for (double ring = 12; ring < 54; ring += 8) {
      c.stroke(oval(x, y, ring, ring), 1, 0x000000, 0.14);
    }
    Shape hood = cut(oval(x, y - 6, 72, 70), oval(x, y + 10, 66, 72));
    c.solid(hood, 0x1c2122, 5, 0.25);
  }

  private static void fireHydrant(Canvas c) {
    Interior.bricks(c, 0, 0, 640, 520, 0xa9705a);
    c.shadow(box(-40, 490, 720, 60), 0, 0, 24, 0.5);
    Nature.meadow(c, 505, 0x5f7f38, 0x6f9440);
    Shape walk = poly("0 620, 640 590, 640 800, 0 800");
    c.fill(walk, ramp(0, 600, 0, 800, 0xb6b0a6, 0x97928a));
    c.mottle(walk, 9, 5, 0.22);
    c.stroke(line("410 600, 560 800"), 4, 0x6e6a64, 0.8);
    c.stroke(line("120 615, 40 800"), 4, 0x6e6a64, 0.8);
    c.defocus(2);
    c.haze(370, 722, 210, 34, 0x14120e, 0.65);
    int red = 0xc62a1e;
    c.solid(box(206, 690, 208, 34, 8), Tone.lit(red, 0.8, 0), 10, 0.15);
    c.solid(box(232, 664, 156, 34, 8), red, 12, 0.2);
    Shape barrel = box(247, 330, 126, 346, 10);
    c.fill(barrel, ramp(247, 0, 373, 0, 0xd8392a, 0xe8513c, 0xb52519, 0x7d140d));
    c.mottle(barrel, 40, 60, 0.14);
    c.solid(box(196, 424, 60, 78, 14), red, 14, 0.3);
    c.solid(box(180, 416, 26, 94, 8), Tone.lit(red, 0.9, 0), 9, 0.3);
    c.solid(box(364, 424, 60, 78, 14), Tone.lit(red, 0.75, 0), 14, 0.2);
    c.solid(box(414, 416, 26, 94, 8), Tone.lit(red, 0.65, 0), 9, 0.2);
    c.solid(oval(310, 470, 62, 62), Tone.lit(red, 0.95, 0), 12, 0.3);
    c.solid(oval(310, 470, 44, 44), 0xd9d4c8, 12, 0.4);
    c.solid(regular(310, 470, 17, 5, 20), 0x8f8b82, 6, 0.4);
    c.solid(box(228, 312, 164, 30, 8), Tone.lit(red, 0.95, 0), 10, 0.3);
    Shape dome = Shapes.common(oval(310, 318, 74, 92), box(200, 200, 240, 118));
    c.solid(dome, red, 34, 0.35);
    c.solid(box(290, 196, 40, 36, 6), 0xd9d4c8, 8, 0.3);
  }

  private static void umbrella(Canvas c) {
    c.fill(c.all(), ramp(0, 0, 0, 840, 0x5d6a76, 0x8d98a0, 0xb6bcbc, 0x566068, 0x2e353b));
    for (int i = 0; i < 7; i++) {
      double left = -60 + i * 30;
      double right = 660 - i * 30;
      int wall = Tone.mix(0x37404a, 0x98a2a8, i / 7.0);
      c.fill(box(left, 60 + i * 46, 70, 480 - i * 40), wall);
      c.fill(box(right - 70, 20 + i * 52, 70, 520 - i * 46), Tone.lit(wall, 0.92, 0));
    }
    for (int i = 0; i < 34; i++) {
      double x = c.random(10, 590);
      int lamp = i % 3 == 0 ? 0xff8a4a : i % 3 == 1 ? 0xffdf9a : 0xbfe0ff;
      c.glow(x, c.random(330, 520), c.random(14, 34), lamp, 0.7);
      c.soft(box(x - 5, 580, 10, c.random(60, 200)), 9, lamp, 0.35);
    }
    c.mottle(box(0, 540, 600, 300), 70, 9, 0.35);
    c.defocus(7);
    c.haze(300, 782, 130, 22, 0x0c1014, 0.8);
    c.soft(poly("240 780, 360 780, 350 840, 250 840"), 10, 0x16181c, 0.6);
    c.solid(tube("272 640 17, 268 710 14, 266 768 11"), 0x272a35, 9);
    c.solid(tube("326 640 17, 336 704 14, 344 750 11"), 0x1f222c, 9);
    c.solid(blob("250 770, 262 758, 280 762, 284 782, 256 786"), 0x15161a, 6);
    c.solid(blob("334 748, 352 742, 362 756, 356 768, 336 764"), 0x15161a, 6);
    c.solid(
        blob("300 372, 346 392, 362 470, 376 650, 300 672, 224 650, 240 470, 256 392"),
        0x38465e,
        34);
    c.brush(box(224, 372, 152, 300), 5000, 16, 90, 6, 0.16);
    c.solid(tube("352 410 20, 380 470 17, 352 506 14"), 0x33405a, 12);
    c.solid(oval(300, 338, 32, 40), 0x4a3122, 18);
    c.stroke(line("352 500, 322 200"), 5, 0x24262a);
    Shape top =
        cut(
            blob("300 166, 420 192, 494 270, 500 332, 300 340, 100 332, 106 270, 180 192"),
            oval(150, 352, 52, 30),
            oval(252, 356, 54, 30),
            oval(350, 356, 54, 30),
            oval(450, 352, 52, 30));
    c.solid(top, 0xd01f2c, 60, 0.16);
    for (String rib :
        new String[] {
          "176 214, 120 270, 106 326",
          "268 180, 216 250, 202 330",
          "332 180, 388 250, 400 330",
          "424 214, 482 270, 494 326"
        }) {
      c.stroke(curve(rib), 2.5, 0x6e0c16, 0.6);
    }
    c.stroke(line("300 168, 300 150"), 5, 0x24262a);
    for (int i = 0; i < 420; i++) {
      double x = c.random(-20, 620);
      double y = c.random(-20, 840);
      double length = c.random(14, 42);
      Shape drop = Shapes.segment(x, y, x - length * 0.16, y + length);
      c.stroke(drop, 1.1, 0xe6eef4, c.random(0.1, 0.42));
    }
  }

  private static void skyline(Canvas c) {
    Nature.sky(c, 430, 0x0a1230, 0x1b2752, 0x57456c, 0xb9735c);
    for (int i = 0; i < 90; i++) {
      c.fill(oval(c.random(0, 960), c.random(0, 210), 0.9, 0.9), 0xffffff, c.random(0.2, 0.9));
    }
    for (int row = 0; row < 3; row++) {
      for (double x = -20; x < 960; ) {
        double w = c.random(38, 78);
        double h =
            c.random(60, 170) + c.random(0.4, 1) * 190 * Math.max(0, 1 - Math.abs(x - 560) / 420);
        tower(c, x, 430 - h * (1.1 - 0.25 * row), w, 430, Tone.mix(0x3c3a58, 0x12142a, row / 2.0));
        x += w * c.random(0.8, 1.15);
      }
    }
    tower(c, 486, 92, 74, 430, 0x1a1c38);
    c.fill(poly("490 92, 556 92, 536 60, 510 60"), 0x22244a);
    c.stroke(line("523 60, 523 18"), 2.5, 0x30325a);
    c.glow(523, 18, 16, 0xff3a2a, 1);
    c.reflect(430);
    Shape river = box(0, 430, 960, 170);
    c.mottle(river, 30, 3.5, 0.5);
    c.fill(river, 0x0a1230, 0.35);
    c.brush(river, 2600, 26, 0, 3, 0.5);
    c.fill(box(0, 425, 960, 6), 0x0c0d18);
    for (double x = 12; x < 960; x += 43) {
      c.glow(x, 424, 17, 0xffc070, 0.9);
    }
  }

  private static void tower(Canvas c, double x, double top, double w, double base, int rgb) {
    c.fill(box(x, top, w, base - top), ramp(x, 0, x + w, 0, Tone.lit(rgb, 1.25, 0), rgb));
    double wide = c.random(4, 6);
    double gap = c.random(9, 12);
    for (double y = top + 7; y < base - 8; y += gap) {
      for (double wx = x + 5; wx < x + w - wide; wx += gap) {
        double luck = c.random(0, 1);
        int glass = luck < 0.2 ? 0xfff0c0 : luck < 0.5 ? 0xf0b860 : Tone.lit(rgb, 1.5, 6);
        c.fill(box(wx, y, wide, gap * 0.5), glass, luck < 0.5 ? 0.9 : 0.5);
      }
    }
  }
}
