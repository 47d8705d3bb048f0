package io.framelog.query.export;

import io.framelog.dataset.queries.SnapshotItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The canonical items as the item stream has them, one a line; what is withheld stands in its place
 * as its leaf, so that the digest can be derived from the lines of a whole snapshot.
 */
record JsonLines(ExportPlan plan, SnapshotEntries entries) implements FormatWriter {
  @Override
  public void write(OutputStream out) throws IOException {
    entries.forEachLine(
        plan,
        line -> {
          if (plan.wantsAll() || wanted(line)) {
            out.write(line.json().getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          }
        });
  }

  private boolean wanted(SnapshotItem line) {
    return switch (SnapshotEntry.read(line)) {
      case SnapshotEntry.Withheld withheld -> true;
      case ExportItem item -> plan.wants(item);
    };
  }
}
