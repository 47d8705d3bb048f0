package io.framelog.api.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;

/** Arithmetic on colours written as 0xRRGGBB, and paints made of them. */
final class Tone {
  private Tone() {}

  static Color of(int rgb, double opacity) {
    int alpha = (int) Math.round(255 * Math.max(0, Math.min(1, opacity)));
    return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, alpha);
  }

  /** Colours in equal steps from (x0, y0) to (x1, y1). */
  static Paint ramp(double x0, double y0, double x1, double y1, int... rgb) {
    if (rgb.length == 2) {
      return new GradientPaint(
          (float) x0, (float) y0, new Color(rgb[0]), (float) x1, (float) y1, new Color(rgb[1]));
    }
    return new LinearGradientPaint(
        (float) x0, (float) y0, (float) x1, (float) y1, stops(rgb.length), all(rgb));
  }

  /** Colours in equal steps from a centre outwards. */
  static Paint burst(double cx, double cy, double radius, int... rgb) {
    return new RadialGradientPaint(
        (float) cx, (float) cy, (float) radius, stops(rgb.length), all(rgb));
  }

  private static Color[] all(int... rgb) {
    Color[] colours = new Color[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      colours[i] = new Color(rgb[i]);
    }
    return colours;
  }

  /** Equal steps from 0 to 1. */
  private static float[] stops(int count) {
    float[] stops = new float[count];
    for (int i = 0; i < count; i++) {
      stops[i] = (float) i / (count - 1);
    }
    return stops;
  }

  /** {@code a} at 0, {@code b} at 1. */
  static int mix(int a, int b, double t) {
    // In 1/1024, on integers: this runs for every pixel of every stroke.
    int more = (int) (Math.max(0, Math.min(1, t)) * 1024 + 0.5);
    int less = 1024 - more;
    return part(a >> 16, b >> 16, less, more) << 16
        | part(a >> 8, b >> 8, less, more) << 8
        | part(a, b, less, more);
  }

  private static int part(int a, int b, int less, int more) {
    return ((a & 255) * less + (b & 255) * more + 512) >> 10;
  }

  /** Multiplied by {@code factor}, then {@code add} (0..255) on each channel. */
  static int lit(int rgb, double factor, double add) {
    return channel((rgb >> 16 & 255) * factor + add) << 16
        | channel((rgb >> 8 & 255) * factor + add) << 8
        | channel((rgb & 255) * factor + add);
  }

  /** Light of another colour added. */
  static int plus(int rgb, int light, double strength) {
    return channel((rgb >> 16 & 255) + (light >> 16 & 255) * strength) << 16
        | channel((rgb >> 8 & 255) + (light >> 8 & 255) * strength) << 8
        | channel((rgb & 255) + (light & 255) * strength);
  }

  private static int channel(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }
}
