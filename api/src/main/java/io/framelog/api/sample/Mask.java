package io.framelog.api.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * How much of each pixel a shape covers, in 0..1, over the shape's bounds and a margin.
 *
 * @param x left edge in the picture, may lie outside it
 * @param y top edge in the picture, may lie outside it
 * @param cover row by row, {@code width * height} values
 */
@SuppressWarnings("ArrayRecordComponent") // working memory, never compared
record Mask(int x, int y, int width, int height, float[] cover) {

  /** The coverage inside {@code window}; what lies further than the margin outside it is cut. */
  static Mask of(Shape shape, int margin, Rectangle window) {
    Rectangle bounds = shape.getBounds();
    bounds.grow(margin, margin);
    Rectangle seen = new Rectangle(window);
    seen.grow(margin, margin);
    Rectangle area = bounds.intersection(seen);
    int width = Math.max(1, area.width);
    int height = Math.max(1, area.height);
    BufferedImage raster = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = raster.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.translate(-area.x, -area.y);
    g.setColor(Color.WHITE);
    g.fill(shape);
    g.dispose();
    byte[] bytes = ((DataBufferByte) raster.getRaster().getDataBuffer()).getData();
    float[] cover = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      cover[i] = (bytes[i] & 0xff) / 255f;
    }
    return new Mask(area.x, area.y, width, height, cover);
  }

  Mask blurred(double radius) {
    float[] soft = cover.clone();
    Blur.apply(soft, width, height, radius);
    return new Mask(x, y, width, height, soft);
  }

  float at(int px, int py) {
    int column = px - x;
    int row = py - y;
    boolean inside = column >= 0 && row >= 0 && column < width && row < height;
    return inside ? cover[row * width + column] : 0;
  }
}
