package io.framelog.query.export;

import java.io.IOException;
import java.io.OutputStream;

/** Pictures, each with a text file of the same name beside it that holds the caption's one line. */
record CaptionsTar(ExportPlan plan, SnapshotEntries entries, Pictures pictures)
    implements FormatWriter {
  @Override
  public void write(OutputStream out) throws IOException {
    TarStream tar = new TarStream(out, plan.snapshot().takenAt());
    Tally tally = new Tally();
    entries.forEachItem(
        plan,
        tally,
        item -> {
          String folder = Folders.of(plan, item);
          for (Sample sample : Sample.of(item, plan.pictures())) {
            pictures.add(tar, folder + sample.fileName(), sample);
            tar.add(folder + sample.key() + ".txt", sample.caption(plan.template()) + '\n');
          }
        });
    tar.add(Folders.MANIFEST, tally.manifest(plan));
    tar.finish();
  }
}
