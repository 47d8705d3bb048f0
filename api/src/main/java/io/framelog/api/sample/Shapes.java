package io.framelog.api.sample;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Shapes from short lists of points: {@code "x y, x y, ..."} in pixels, y down. */
final class Shapes {
  private static final int STEPS = 8;

  private Shapes() {}

  static Shape box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  static Shape box(double x, double y, double width, double height, double corner) {
    return new RoundRectangle2D.Double(x, y, width, height, 2 * corner, 2 * corner);
  }

  static Shape oval(double cx, double cy, double rx, double ry) {
    return new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry);
  }

  /** Straight edges through the points, closed. */
  static Shape poly(String points) {
    return outline(parse(points, 2));
  }

  /** As {@link #poly(String)}, with the points measured from (x, y). */
  static Shape poly(String points, double x, double y) {
    return move(poly(points), x, y);
  }

  /** As {@link #blob(String)}, with the points measured from (x, y). */
  static Shape blob(String points, double x, double y) {
    return move(blob(points), x, y);
  }

  /** A smooth closed outline through the points. */
  static Shape blob(String points) {
    return outline(smooth(parse(points, 2), true));
  }

  /** A smooth open line through the points, to be stroked. */
  static Shape curve(String points) {
    return line(smooth(parse(points, 2), false));
  }

  /** Straight open line through the points, to be stroked. */
  static Shape line(String points) {
    return line(parse(points, 2));
  }

  static Shape segment(double x0, double y0, double x1, double y1) {
    return new Line2D.Double(x0, y0, x1, y1);
  }

  /** A smooth rounded limb along {@code "x y radius, ..."}. */
  static Shape tube(String points) {
    List<double[]> spine = smooth(parse(points, 3), false);
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < spine.size(); i++) {
      double[] p = spine.get(i);
      double r = Math.max(0.2, p[2]);
      append(path, oval(p[0], p[1], r, r));
      if (i > 0) {
        append(path, link(spine.get(i - 1), p));
      }
    }
    return path;
  }

  /** A regular polygon; {@code turn} in degrees, 0 has a corner at the right. */
  static Shape regular(double cx, double cy, double radius, int corners, double turn) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double angle = StrictMath.toRadians(turn + 360.0 * i / corners);
      points.add(
          new double[] {cx + radius * StrictMath.cos(angle), cy + radius * StrictMath.sin(angle)});
    }
    return outline(points);
  }

  /** All of the shapes as one, without the cost of an {@link Area}; holes are filled. */
  static Shape join(Shape... shapes) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (Shape shape : shapes) {
      append(path, shape);
    }
    return path;
  }

  static Shape common(Shape a, Shape b) {
    Area area = new Area(a);
    area.intersect(new Area(b));
    return area;
  }

  static Shape cut(Shape from, Shape... holes) {
    Area area = new Area(from);
    for (Shape hole : holes) {
      area.subtract(new Area(hole));
    }
    return area;
  }

  static Shape ring(double cx, double cy, double outer, double inner) {
    return cut(oval(cx, cy, outer, outer), oval(cx, cy, inner, inner));
  }

  /** The outline that a pen of this width leaves. */
  static Shape wide(Shape line, double width) {
    return pen(width).createStrokedShape(line);
  }

  static BasicStroke pen(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static Shape move(Shape shape, double dx, double dy) {
    return AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
  }

  /** Turned clockwise by {@code degrees} about a point. */
  static Shape turn(Shape shape, double degrees, double cx, double cy) {
    double a = StrictMath.toRadians(degrees);
    double cos = StrictMath.cos(a);
    double sin = StrictMath.sin(a);
    double dx = cx - cos * cx + sin * cy;
    double dy = cy - sin * cx - cos * cy;
    return new AffineTransform(cos, sin, -sin, cos, dx, dy).createTransformedShape(shape);
  }

  /** Drawn for the origin, placed at (x, y) and scaled; a negative {@code sx} mirrors. */
  static Shape place(Shape shape, double x, double y, double sx, double sy) {
    return new AffineTransform(sx, 0, 0, sy, x, y).createTransformedShape(shape);
  }

  private static List<double[]> parse(String points, int numbers) {
    List<double[]> parsed = new ArrayList<>();
    for (String point : points.split(",", -1)) {
      String[] words = point.strip().split("\\s+", -1);
      if (words.length != numbers) {
        throw new IllegalArgumentException("not " + numbers + " numbers: '" + point + "'");
      }
      double[] values = new double[numbers];
      for (int i = 0; i < numbers; i++) {
        values[i] = Double.parseDouble(words[i]);
      }
      parsed.add(values);
    }
    return parsed;
  }

  // Uniform Catmull-Rom, over all components alike (so that radii are smooth too).
  private static List<double[]> smooth(List<double[]> points, boolean closed) {
    int n = points.size();
    int spans = closed ? n : n - 1;
    List<double[]> fine = new ArrayList<>();
    for (int i = 0; i < spans; i++) {
      double[] a = points.get(closed ? (i + n - 1) % n : Math.max(0, i - 1));
      double[] b = points.get(i);
      double[] c = points.get((i + 1) % n);
      double[] d = points.get(closed ? (i + 2) % n : Math.min(n - 1, i + 2));
      for (int s = 0; s < STEPS; s++) {
        fine.add(between(a, b, c, d, (double) s / STEPS));
      }
    }
    if (!closed) {
      fine.add(points.get(n - 1));
    }
    return fine;
  }

  private static double[] between(double[] a, double[] b, double[] c, double[] d, double t) {
    double[] p = new double[b.length];
    for (int k = 0; k < p.length; k++) {
      double cubic = -a[k] + 3 * b[k] - 3 * c[k] + d[k];
      double square = 2 * a[k] - 5 * b[k] + 4 * c[k] - d[k];
      p[k] = 0.5 * (2 * b[k] + (c[k] - a[k]) * t + square * t * t + cubic * t * t * t);
    }
    return p;
  }

  private static Path2D line(List<double[]> points) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    path.moveTo(points.get(0)[0], points.get(0)[1]);
    for (double[] p : points.subList(1, points.size())) {
      path.lineTo(p[0], p[1]);
    }
    return path;
  }

  private static Path2D outline(List<double[]> points) {
    Path2D path = line(points);
    path.closePath();
    return path;
  }

  // The quadrilateral that bridges two circles of a tube.
  private static Shape link(double[] a, double[] b) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double length = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
    double nx = -dy / length;
    double ny = dx / length;
    return outline(
        List.of(
            new double[] {a[0] + nx * a[2], a[1] + ny * a[2]},
            new double[] {b[0] + nx * b[2], b[1] + ny * b[2]},
            new double[] {b[0] - nx * b[2], b[1] - ny * b[2]},
            new double[] {a[0] - nx * a[2], a[1] - ny * a[2]}));
  }

  // Every part is wound the same way round, else overlapping parts would cancel out.
  private static void append(Path2D path, Shape shape) {
    PathIterator parts = new FlatteningPathIterator(shape.getPathIterator(null), 0.3);
    List<double[]> points = new ArrayList<>();
    double[] p = new double[6];
    for (; !parts.isDone(); parts.next()) {
      int kind = parts.currentSegment(p);
      if (kind == PathIterator.SEG_MOVETO) {
        appendWound(path, points);
        points.clear();
      }
      if (kind != PathIterator.SEG_CLOSE) {
        points.add(new double[] {p[0], p[1]});
      }
    }
    appendWound(path, points);
  }

  private static void appendWound(Path2D path, List<double[]> points) {
    if (points.size() < 3) {
      return;
    }
    double twiceArea = 0;
    for (int i = 0; i < points.size(); i++) {
      double[] a = points.get(i);
      double[] b = points.get((i + 1) % points.size());
      twiceArea += a[0] * b[1] - b[0] * a[1];
    }
    path.append(outline(twiceArea < 0 ? points.reversed() : points), false);
  }
}
