package io.framelog.command.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a COCO file says of one image; filled while the file is read. */
final class CocoImage {
  /**
   * A box in pixels of the image.
   *
   * @param annotation the annotation's id
   * @param category the category's id
   */
  record PixelBox(String annotation, String category, double x, double y, double w, double h) {}

  @Nullable String fileName;
  double width;
  double height;
  @Nullable String license;
  @Nullable String url;
  final List<PixelBox> boxes = new ArrayList<>(0);
  final List<String> captions = new ArrayList<>(0);

  /** Takes over what another file says of the same picture. */
  void merge(CocoImage other) {
    boxes.addAll(other.boxes);
    captions.addAll(other.captions);
  }
}
