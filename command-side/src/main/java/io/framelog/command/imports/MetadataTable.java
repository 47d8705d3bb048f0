package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a {@code metadata.csv} or {@code metadata.jsonl}. */
interface MetadataTable extends Closeable {
  /** The column that names the picture. */
  String FILE_NAME = "file_name";

  /** Goes to the next row; false at the end. */
  boolean advance() throws IOException;

  /** For instance {@code row 3}. */
  String name();

  /**
   * The row that it is at.
   *
   * @throws RejectedException {@code item-invalid} or {@code item-text-too-large}
   */
  Row row();

  /**
   * One row.
   *
   * @param fileName relative to the table's folder
   */
  record Row(String fileName, Description known) {}

  static MetadataTable in(LocalRoot root, String name) throws IOException {
    InputStream in = root.open(name);
    return name.endsWith(".csv")
        ? OfCsv.open(
            new CsvRows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))))
        : new OfJson(new Lines(new BufferedInputStream(in, 1 << 16)));
  }

  private static String fileName(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new RejectedException(ErrorCode.ITEM_INVALID, "'file_name' is missing");
    }
    return value;
  }

  /** One JSON object a line. */
  final class OfJson implements MetadataTable {
    private final Lines lines;

    private OfJson(Lines lines) {
      this.lines = lines;
    }

    @Override
    public boolean advance() throws IOException {
      return lines.advance();
    }

    @Override
    public String name() {
      return "line " + lines.number();
    }

    @Override
    public Row row() {
      JsonFields fields = JsonFields.of(lines.text());
      return new Row(
          fileName(fields.text(FILE_NAME)), fields.describedWithTheRest(Set.of(FILE_NAME)));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /** A header and rows. */
  final class OfCsv implements MetadataTable {
    private final CsvRows rows;
    private final List<String> header;
    private @Nullable List<String> current;

    private OfCsv(CsvRows rows, List<String> header) {
      this.rows = rows;
      this.header = header;
    }

    private static OfCsv open(CsvRows rows) throws IOException {
      List<String> header = rows.next();
      if (header == null) {
        header = List.of();
      }
      if (!header.isEmpty() && header.getFirst().startsWith("\uFEFF")) {
        header.set(0, header.getFirst().substring(1));
      }
      if (!header.contains(FILE_NAME) || Set.copyOf(header).size() < header.size()) {
        rows.close();
        throw new RejectedException(
            ErrorCode.IMPORT_SOURCE_MALFORMED,
            "The header of metadata.csv needs a column 'file_name', and no column twice");
      }
      return new OfCsv(rows, header);
    }

    @Override
    public boolean advance() throws IOException {
      current = rows.next();
      return current != null;
    }

    @Override
    public String name() {
      return "row " + rows.number();
    }

    @Override
    public Row row() {
      List<String> fields = current;
      if (fields == null || fields.size() != header.size()) {
        throw new RejectedException(
            ErrorCode.ITEM_INVALID,
            "The row has %d fields, the header %d"
                .formatted(fields == null ? 0 : fields.size(), header.size()));
      }
      String file = null;
      String caption = null;
      List<String> tags = List.of();
      Map<String, Object> metadata = new LinkedHashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        String value = fields.get(i);
        switch (header.get(i)) {
          case FILE_NAME -> file = value;
          case "caption", "text" ->
              caption = caption == null || caption.isEmpty() ? value : caption;
          case "tags" -> tags = Sidecars.tags(value);
          default -> {
            if (!value.isEmpty()) {
              metadata.put(header.get(i), value);
            }
          }
        }
      }
      return new Row(
          fileName(file), new Description(caption, tags, List.of(), metadata, List.of(), null));
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
