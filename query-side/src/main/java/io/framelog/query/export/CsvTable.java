package io.framelog.query.export;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.canonical.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180, UTF-8) with a header row, one row for each item. Lists and objects are JSON
 * texts. A row of something withheld has its id and the column {@code withheld}, and nothing else;
 * CSV has no other place to say so. From a cursor on, the header row is left out.
 */
record CsvTable(ExportPlan plan, SnapshotEntries entries) implements FormatWriter {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "sha256",
          "mediaType",
          "width",
          "height",
          "caption",
          "tags",
          "actors",
          "metadata",
          "crops",
          "review",
          "part",
          "url",
          "withheld");

  @Override
  public void write(OutputStream out) throws IOException {
    if (Objects.equals(plan.cursor(), plan.shard().cursor())) {
      write(out, COLUMNS);
    }
    entries.forEach(
        plan,
        entry -> {
          switch (entry) {
            case SnapshotEntry.Withheld withheld -> write(out, row(withheld));
            case ExportItem item -> {
              if (plan.wants(item)) {
                write(out, row(item));
              }
            }
          }
        });
  }

  private static List<String> row(SnapshotEntry.Withheld withheld) {
    return List.of(withheld.imageId(), "", "", "", "", "", "", "", "", "", "", "", "", "true");
  }

  private List<String> row(ExportItem item) {
    Part part = plan.partOf(item);
    return List.of(
        item.imageId(),
        item.sha256(),
        item.mediaType(),
        Integer.toString(item.width()),
        Integer.toString(item.height()),
        harmless(item.caption()),
        CanonicalJson.of(item.tags()),
        CanonicalJson.of(item.actors()),
        CanonicalJson.of(item.metadata()),
        CanonicalJson.of(item.crops().stream().map(CsvTable::json).toList()),
        item.review() == null ? "" : harmless(item.review()),
        part == null ? "" : part.text(),
        item.url(),
        "");
  }

  private static Map<String, @Nullable Object> json(Crop crop) {
    Box box = crop.box();
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("id", crop.cropId());
    members.put("label", crop.label());
    members.put("box", Map.of("x", box.x(), "y", box.y(), "w", box.w(), "h", box.h()));
    return members;
  }

  /**
   * A free text that no spreadsheet takes for a formula: one that begins with a sign that starts
   * one gets an apostrophe in front, and so does one that begins with an apostrophe; to read it,
   * take one leading apostrophe away. JSON texts begin with a bracket and need none.
   */
  static String harmless(String text) {
    if (text.isEmpty()) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠' -> '\'' + text;
      default -> text;
    };
  }

  private static void write(OutputStream out, List<String> cells) throws IOException {
    StringBuilder row = new StringBuilder();
    for (String cell : cells) {
      row.append(row.isEmpty() ? "" : ",");
      append(row, cell);
    }
    out.write(row.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder row, String cell) {
    boolean quoted = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    row.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
  }
}
