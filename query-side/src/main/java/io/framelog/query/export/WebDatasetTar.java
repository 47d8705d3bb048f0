package io.framelog.query.export;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.canonical.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shard of WebDataset: for each picture its image, {@code .json} (the canonical item, with the
 * crop and the part when there are some) and {@code .txt} (the caption), one after the other.
 */
record WebDatasetTar(ExportPlan plan, SnapshotEntries entries, Pictures pictures)
    implements FormatWriter {
  @Override
  public void write(OutputStream out) throws IOException {
    TarStream tar = new TarStream(out, plan.snapshot().takenAt());
    Tally tally = new Tally();
    entries.forEachItem(
        plan,
        tally,
        item -> {
          for (Sample sample : Sample.of(item, plan.pictures())) {
            pictures.add(tar, sample.fileName(), sample);
            tar.add(sample.key() + ".json", CanonicalJson.of(members(sample)));
            tar.add(sample.key() + ".txt", sample.caption(plan.template()));
          }
        });
    tar.add(Folders.MANIFEST, tally.manifest(plan));
    tar.finish();
  }

  private Map<String, @Nullable Object> members(Sample sample) {
    Map<String, @Nullable Object> members = new TreeMap<>(sample.item().members());
    Part part = plan.partOf(sample.item());
    if (part != null) {
      members.put("part", part.text());
    }
    Crop crop = sample.crop();
    PixelBox region = sample.region();
    if (crop != null && region != null) {
      Box box = crop.box();
      Map<String, @Nullable Object> cut = new TreeMap<>();
      cut.put("id", crop.cropId());
      cut.put("label", crop.label());
      cut.put("box", Map.of("x", box.x(), "y", box.y(), "w", box.w(), "h", box.h()));
      cut.put("pixels", region.json());
      members.put("crop", cut);
    }
    return members;
  }
}
