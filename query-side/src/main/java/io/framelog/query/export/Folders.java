package io.framelog.query.export;

import java.util.List;
import java.util.stream.Stream;

/** The folders of a tar: one for each part when images are split, else the top. */
final class Folders {
  /** Leading and trailing underscores: readers of samples and pictures pass it over. */
  static final String MANIFEST = "__framelog__/manifest.json";

  private Folders() {}

  /** The folder of an item's files, empty or with a slash at its end. */
  static String of(ExportPlan plan, ExportItem item) {
    Part part = plan.partOf(item);
    return part == null ? "" : part.text() + '/';
  }

  /** All folders that the plan's items are in. */
  static List<String> all(ExportPlan plan) {
    if (plan.split() == null) {
      return List.of("");
    }
    Part only = plan.part();
    return Stream.of(Part.values())
        .filter(part -> only == null || part == only)
        .map(part -> part.text() + '/')
        .toList();
  }
}
