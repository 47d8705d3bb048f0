package io.framelog.query.export;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.canonical.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One COCO document. Images are numbered from 1 in the order of their ids, annotations (crops, as
 * boxes in pixels of the upright image) from 1 in order, categories from 1 over the whole snapshot.
 * What is withheld is declared in {@code info}, which comes last: before it the document is not
 * valid JSON.
 */
record CocoDocument(ExportPlan plan, SnapshotEntries entries) implements FormatWriter {
  @Override
  public void write(OutputStream out) throws IOException {
    ClassNames classes = ClassNames.of(plan, entries);
    Tally tally = new Tally();
    Array images = new Array(out, "{\"images\":");
    entries.forEachItem(plan, tally, item -> images.add(image(images.next(), item)));
    images.end();
    writeAnnotations(out, classes);
    Array categories = new Array(out, ",\"categories\":");
    for (String name : classes.names()) {
      categories.add(Map.of("id", categories.next(), "name", name, "supercategory", ""));
    }
    categories.end();
    text(out, ",\"licenses\":[],\"info\":" + tally.manifest(plan) + "}\n");
  }

  private void writeAnnotations(OutputStream out, ClassNames classes) throws IOException {
    Array annotations = new Array(out, ",\"annotations\":");
    long[] image = {0};
    entries.forEachItem(
        plan,
        new Tally(),
        item -> {
          image[0]++;
          for (Crop crop : item.crops()) {
            annotations.add(annotation(annotations.next(), image[0], item, crop, classes));
          }
        });
    annotations.end();
  }

  private Map<String, ?> image(long number, ExportItem item) {
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("id", number);
    members.put("framelog_id", item.imageId());
    members.put("file_name", item.fileName());
    members.put("coco_url", item.url());
    members.put("width", item.width());
    members.put("height", item.height());
    members.put("caption", item.caption());
    members.put("tags", item.tags());
    members.put("actors", item.actors());
    members.put("metadata", item.metadata());
    members.put("review", item.review());
    Part part = plan.partOf(item);
    if (part != null) {
      members.put("part", part.text());
    }
    return members;
  }

  private static Map<String, ?> annotation(
      long number, long image, ExportItem item, Crop crop, ClassNames classes) {
    Box box = crop.box();
    double width = box.w() * item.width();
    double height = box.h() * item.height();
    Map<String, @Nullable Object> members = new TreeMap<>();
    members.put("id", number);
    members.put("image_id", image);
    members.put("category_id", classes.number(crop.label()) + 1);
    members.put("bbox", List.of(box.x() * item.width(), box.y() * item.height(), width, height));
    members.put("area", width * height);
    members.put("iscrowd", 0);
    members.put("segmentation", List.of());
    members.put("framelog_crop_id", crop.cropId());
    return members;
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON array that is written as it grows. */
  private static final class Array {
    private final OutputStream out;
    private long next = 1;

    Array(OutputStream out, String before) throws IOException {
      this.out = out;
      text(out, before + '[');
    }

    /** The number of the next element, from 1. */
    long next() {
      return next;
    }

    void add(Map<String, ?> element) throws IOException {
      text(out, (next++ == 1 ? "\n" : ",\n") + CanonicalJson.of(element));
    }

    void end() throws IOException {
      text(out, "]");
    }
  }
}
