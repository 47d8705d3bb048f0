package io.framelog.query.export;

import io.framelog.image.Box;
import java.util.Map;

/** A box in whole pixels of the upright image; its edges are the nearest ones, 1 pixel at least. */
record PixelBox(int x, int y, int width, int height) {
  static PixelBox of(Box box, int imageWidth, int imageHeight) {
    int left = edge(box.x(), imageWidth - 1, imageWidth);
    int top = edge(box.y(), imageHeight - 1, imageHeight);
    int right = Math.max(left + 1, edge(box.x() + box.w(), imageWidth, imageWidth));
    int bottom = Math.max(top + 1, edge(box.y() + box.h(), imageHeight, imageHeight));
    return new PixelBox(left, top, right - left, bottom - top);
  }

  Map<String, Integer> json() {
    return Map.of("x", x, "y", y, "width", width, "height", height);
  }

  private static int edge(double share, int last, int length) {
    return (int) Math.min(last, Math.max(0, Math.round(share * length)));
  }
}
