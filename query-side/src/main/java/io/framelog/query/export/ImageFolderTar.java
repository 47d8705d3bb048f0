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
 * What Hugging Face's {@code imagefolder} loads: in each part's folder a {@code metadata.jsonl}
 * with a row for each picture, then the pictures. A tar wants a member's size before its bytes, so
 * the items are read once to measure the rows and once more to write them, rather than kept.
 */
record ImageFolderTar(ExportPlan plan, SnapshotEntries entries, Pictures pictures)
    implements FormatWriter {
  @Override
  public void write(OutputStream out) throws IOException {
    TarStream tar = new TarStream(out, plan.snapshot().takenAt());
    for (String folder : Folders.all(plan)) {
      addRows(tar, folder);
    }
    Tally tally = new Tally();
    entries.forEachItem(
        plan,
        tally,
        item -> {
          String folder = Folders.of(plan, item);
          for (Sample sample : Sample.of(item, plan.pictures())) {
            pictures.add(tar, folder + sample.fileName(), sample);
          }
        });
    tar.add(Folders.MANIFEST, tally.manifest(plan));
    tar.finish();
  }

  private void addRows(TarStream tar, String folder) throws IOException {
    long[] size = {0};
    forEachRow(folder, row -> size[0] += row.length);
    if (size[0] > 0) {
      tar.add(folder + "metadata.jsonl", size[0], member -> forEachRow(folder, member::write));
    }
  }

  private void forEachRow(String folder, SnapshotEntries.Consumer<byte[]> each) throws IOException {
    entries.forEachItem(
        plan,
        new Tally(),
        item -> {
          if (folder.equals(Folders.of(plan, item))) {
            for (Sample sample : Sample.of(item, plan.pictures())) {
              String row = CanonicalJson.of(row(sample)) + '\n';
              each.accept(row.getBytes(StandardCharsets.UTF_8));
            }
          }
        });
  }

  private Map<String, @Nullable Object> row(Sample sample) {
    ExportItem item = sample.item();
    Map<String, @Nullable Object> row = new TreeMap<>();
    row.put("file_name", sample.fileName());
    row.put("text", sample.caption(plan.template()));
    row.put("image_id", item.imageId());
    row.put("tags", item.tags());
    row.put("actors", item.actors());
    row.put("review", item.review());
    Crop crop = sample.crop();
    PixelBox region = sample.region();
    if (crop != null && region != null) {
      row.put("crop_id", crop.cropId());
      row.put("label", crop.label());
      row.put("region", region.json());
    } else {
      row.put("objects", objects(item));
    }
    return row;
  }

  /** The crops as columns: boxes are x, y, width and height in pixels. */
  private static Map<String, ?> objects(ExportItem item) {
    List<Crop> crops = item.crops();
    return Map.of(
        "id", crops.stream().map(Crop::cropId).toList(),
        "category", crops.stream().map(crop -> crop.label() == null ? "" : crop.label()).toList(),
        "bbox", crops.stream().map(crop -> pixels(crop.box(), item)).toList());
  }

  private static List<Double> pixels(Box box, ExportItem item) {
    return List.of(
        box.x() * item.width(),
        box.y() * item.height(),
        box.w() * item.width(),
        box.h() * item.height());
  }
}
