package io.framelog.query.export;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.canonical.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * What Ultralytics trains on: {@code data.yaml} with the classes of the whole snapshot, {@code
 * images/} and {@code labels/}; a line of a label file is the class, then the middle, width and
 * height of the box as shares of the upright image. An image without crops has an empty label file.
 */
record YoloTar(ExportPlan plan, SnapshotEntries entries, Pictures pictures)
    implements FormatWriter {
  @Override
  public void write(OutputStream out) throws IOException {
    ClassNames classes = ClassNames.of(plan, entries);
    TarStream tar = new TarStream(out, plan.snapshot().takenAt());
    tar.add("data.yaml", dataset(classes));
    Tally tally = new Tally();
    entries.forEachItem(
        plan,
        tally,
        item -> {
          String folder = Folders.of(plan, item);
          Sample sample = new Sample(item, null);
          pictures.add(tar, "images/" + folder + sample.fileName(), sample);
          tar.add("labels/" + folder + sample.key() + ".txt", labels(item, classes));
        });
    tar.add(Folders.MANIFEST, tally.manifest(plan));
    tar.finish();
  }

  /** A JSON string is a YAML string, whatever is in the label. */
  private String dataset(ClassNames classes) {
    List<String> folders = Folders.all(plan);
    StringBuilder yaml = new StringBuilder();
    yaml.append("path: .\n");
    yaml.append("train: images/").append(folders.getFirst()).append('\n');
    yaml.append("val: images/").append(folders.getLast()).append('\n');
    yaml.append(classes.names().isEmpty() ? "names: {}\n" : "names:\n");
    for (int number = 0; number < classes.names().size(); number++) {
      String name = CanonicalJson.of(classes.names().get(number));
      yaml.append("  ").append(number).append(": ").append(name).append('\n');
    }
    return yaml.toString();
  }

  private static String labels(ExportItem item, ClassNames classes) {
    StringBuilder lines = new StringBuilder();
    for (Crop crop : item.crops()) {
      Box box = crop.box();
      lines.append(classes.number(crop.label()));
      double[] numbers = {box.x() + box.w() / 2, box.y() + box.h() / 2, box.w(), box.h()};
      for (double number : numbers) {
        lines.append(' ').append(CanonicalJson.of(number));
      }
      lines.append('\n');
    }
    return lines.toString();
  }
}
