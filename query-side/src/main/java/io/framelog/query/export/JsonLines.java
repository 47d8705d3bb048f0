package io.framelog.query.export;

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
    entries.forEach(
        plan,
        entry -> {
          boolean wanted =
              switch (entry) {
                case SnapshotEntry.Withheld withheld -> true;
                case ExportItem item -> plan.wants(item);
              };
          if (wanted) {
            out.write(entry.json().getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          }
        });
  }
}
