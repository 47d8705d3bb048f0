package io.framelog.api.sample;

import static io.framelog.api.sample.Shapes.oval;
import static io.framelog.api.sample.Shapes.tube;

import java.awt.Shape;

/** People, small and seen from some way off. */
final class Figures {
  private static final int SKIN = 0xc99270;

  private Figures() {}

  /** Colours of what somebody wears, and of the hair. */
  record Clothes(int top, int legs, int hair) {}

  /**
   * Somebody who stands at (x, ground) and reaches up with one arm.
   *
   * @param height from feet to crown
   * @param side 1 to reach to the right, -1 to the left
   */
  static void stand(Canvas c, double x, double ground, double height, Clothes wears, int side) {
    Pose pose =
        new Pose(
            "-4 -48 7, -7 -24 5.2, -8 -3 4",
            "5 -48 7, 8 -24 5.2, 9 -3 4",
            "0 -78 8.5, 0 -62 8.5, 0 -48 8",
            "9 -79 4, 22 -70 3.4, 34 -80 2.8",
            "-9 -79 4, -14 -66 3.4, -12 -52 2.8",
            0,
            -92);
    pose.paint(c, x, ground, height, wears, side);
  }

  /** A pose in hundredths of the body height, from the ground up. */
  record Pose(
      String farLeg,
      String nearLeg,
      String trunk,
      String farArm,
      String nearArm,
      double headX,
      double headY) {

    void paint(Canvas c, double x, double ground, double height, Clothes wears, int side) {
      double s = height / 100;
      double soft = Math.max(1, 4 * s);
      part(c, farArm, x, ground, s, side, Tone.lit(wears.top, 0.75, 0), soft);
      part(c, farLeg, x, ground, s, side, Tone.lit(wears.legs, 0.75, 0), soft);
      part(c, nearLeg, x, ground, s, side, wears.legs, soft);
      part(c, trunk, x, ground, s, side, wears.top, soft * 1.5);
      double hx = x + side * headX * s;
      double hy = ground + headY * s;
      c.solid(oval(hx, hy, 6.4 * s, 7.8 * s), SKIN, soft);
      Shape hair =
          Shapes.common(
              oval(hx, hy - 1.2 * s, 7 * s, 8 * s),
              Shapes.box(hx - 9 * s, hy - 12 * s, 18 * s, 11 * s));
      c.solid(hair, wears.hair, soft);
      part(c, nearArm, x, ground, s, side, Tone.lit(wears.top, 0.94, 0), soft);
    }
  }

  private static void part(
      Canvas c, String spine, double x, double y, double s, int side, int rgb, double soft) {
    c.solid(Shapes.place(tube(spine), x, y, side * s, s), rgb, soft);
  }
}
