package io.framelog.command.imports;

import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder as Hugging Face's imagefolder. A folder with a {@code metadata.csv} or {@code
 * metadata.jsonl} is what that file says: its rows are the items, pictures that it does not name
 * are left out. Pictures elsewhere get the folder that they lie in as a tag. The cursor counts
 * items.
 */
final class ImageFolderSource implements ImportSource {
  private final ImportRoots roots;

  ImageFolderSource(ImportRoots roots) {
    this.roots = roots;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.IMAGEFOLDER;
  }

  @Override
  public void check(StartImport what) throws IOException {
    roots.folder(what.location());
  }

  @Override
  public ItemStream open(StartImport what, @Nullable String after) throws IOException {
    LocalRoot root = roots.folder(what.location());
    return new Items(root, tables(root)).skippedTo(after);
  }

  private static List<String> tables(LocalRoot root) {
    List<String> tables = new ArrayList<>();
    FolderWalk walk = new FolderWalk(root, null);
    for (FolderWalk.Found found = walk.next(); found != null; found = walk.next()) {
      String file = ItemName.fileName(found.name());
      if (found.fault() == null && (file.equals("metadata.csv") || file.equals("metadata.jsonl"))) {
        tables.add(found.name());
      }
    }
    return tables;
  }

  /** First the rows of all tables, then the pictures that lie outside of their folders. */
  private static final class Items implements ItemStream {
    private final LocalRoot root;
    private final List<String> described;
    private final Iterator<String> tables;
    private final FolderWalk labelled;
    private @Nullable MetadataTable table;
    private String tableName = "";
    private long count;

    Items(LocalRoot root, List<String> tables) {
      this.root = root;
      this.described = tables.stream().map(Items::folder).toList();
      this.tables = tables.iterator();
      this.labelled = new FolderWalk(root, null);
    }

    /** With a slash at the end; empty for the root itself. */
    private static String folder(String name) {
      return name.substring(0, name.lastIndexOf('/') + 1);
    }

    @Override
    public @Nullable ImportItem next() throws IOException {
      while (true) {
        if (table != null && table.advance()) {
          return row(table, Long.toString(++count));
        }
        close();
        if (!tables.hasNext()) {
          return labelled();
        }
        tableName = tables.next();
        table = MetadataTable.in(root, tableName);
      }
    }

    private ImportItem row(MetadataTable table, String cursor) {
      String name = tableName + " " + table.name();
      try {
        MetadataTable.Row row = table.row();
        String file = folder(tableName) + ItemName.checked(row.fileName());
        root.file(file);
        return new ImportItem.Picture(
            file, cursor, new FileContent(root, file), row.known().from(root.name(), file));
      } catch (RejectedException e) {
        return ImportItem.Unusable.of(name, cursor, e);
      }
    }

    private @Nullable ImportItem labelled() {
      FolderWalk.Found found = labelled.next();
      while (found != null && !isItem(found)) {
        found = labelled.next();
      }
      if (found == null) {
        return null;
      }
      String name = found.name();
      String cursor = Long.toString(++count);
      if (found.fault() != null) {
        return new ImportItem.Unusable(name, cursor, found.fault());
      }
      try {
        root.file(name);
        String folder = folder(name);
        Description known = Description.NONE.from(root.name(), name);
        return new ImportItem.Picture(
            name,
            cursor,
            new FileContent(root, name),
            folder.isEmpty()
                ? known
                : known.tagged(
                    List.of(ItemName.fileName(folder.substring(0, folder.length() - 1)))));
      } catch (RejectedException e) {
        return ImportItem.Unusable.of(name, cursor, e);
      }
    }

    private boolean isItem(FolderWalk.Found found) {
      return described.stream().noneMatch(found.name()::startsWith)
          && (found.fault() != null || ItemName.isPicture(found.name()));
    }

    @Override
    public void close() throws IOException {
      if (table != null) {
        table.close();
        table = null;
      }
    }
  }
}
