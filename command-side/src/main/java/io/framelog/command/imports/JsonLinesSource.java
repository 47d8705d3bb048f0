package io.framelog.command.imports;

import io.framelog.command.fetch.Fetcher;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file with one JSON object a line: {@code url}, {@code key} or {@code path} (relative to the
 * file's folder), and {@code caption}, {@code tags}, {@code actors}, {@code metadata}, {@code
 * crops}. The cursor is the line's number.
 */
final class JsonLinesSource implements ImportSource {
  private static final Set<String> PLACES = Set.of("url", "key", "path");

  private final ImportRoots roots;
  private final ObjectStore objects;
  private final Fetcher fetcher;

  JsonLinesSource(ImportRoots roots, ObjectStore objects, Fetcher fetcher) {
    this.roots = roots;
    this.objects = objects;
    this.fetcher = fetcher;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.JSONL;
  }

  @Override
  public void check(StartImport what) throws IOException {
    SourceFile.in(roots, what.location());
  }

  @Override
  public ItemStream open(StartImport what, @Nullable String after) throws IOException {
    SourceFile file = SourceFile.in(roots, what.location());
    Lines lines = new Lines(new BufferedInputStream(file.open(), 1 << 16));
    lines.skipTo(after);
    return new Objects(file, lines);
  }

  private final class Objects implements ItemStream {
    private final SourceFile file;
    private final Lines lines;

    Objects(SourceFile file, Lines lines) {
      this.file = file;
      this.lines = lines;
    }

    @Override
    public @Nullable ImportItem next() throws IOException {
      while (lines.advance()) {
        String cursor = Long.toString(lines.number());
        String name = "line " + cursor;
        try {
          String text = lines.text();
          if (!text.isEmpty()) {
            return item(name, cursor, JsonFields.of(text));
          }
        } catch (RejectedException e) {
          return ImportItem.Unusable.of(name, cursor, e);
        }
      }
      return null;
    }

    private ImportItem item(String name, String cursor, JsonFields fields) {
      Description known = fields.described(PLACES);
      String url = fields.text("url");
      String key = fields.text("key");
      String path = fields.text("path");
      if ((url == null ? 0 : 1) + (key == null ? 0 : 1) + (path == null ? 0 : 1) != 1) {
        throw new RejectedException(
            ErrorCode.ITEM_INVALID, "One of 'url', 'key' and 'path' must say where the image is");
      }
      if (url != null) {
        fetcher.check(url);
        Description fetched = known.from(file.name(), null).fetchedFrom(url);
        return new ImportItem.Picture(name, cursor, new UrlContent(fetcher, url), fetched);
      }
      String place = ItemName.checked(key == null ? String.valueOf(path) : key);
      Content content =
          key == null ? new FileContent(file.folder(), place) : new KeyContent(objects, place);
      return new ImportItem.Picture(name, cursor, content, known.from(file.name(), place));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
