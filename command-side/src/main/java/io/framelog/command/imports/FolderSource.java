package io.framelog.command.imports;

import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The pictures below a folder, with or without texts beside them. */
final class FolderSource implements ImportSource {
  private final SourceKind kind;
  private final ImportRoots roots;

  private FolderSource(SourceKind kind, ImportRoots roots) {
    this.kind = kind;
    this.roots = roots;
  }

  static FolderSource pictures(ImportRoots roots) {
    return new FolderSource(SourceKind.FOLDER, roots);
  }

  static FolderSource picturesWithTexts(ImportRoots roots) {
    return new FolderSource(SourceKind.CAPTIONS, roots);
  }

  @Override
  public SourceKind kind() {
    return kind;
  }

  @Override
  public void check(StartImport what) throws IOException {
    roots.folder(what.location());
  }

  @Override
  public ItemStream open(StartImport what, @Nullable String after) throws IOException {
    LocalRoot root = roots.folder(what.location());
    Sidecars texts =
        kind == SourceKind.CAPTIONS ? new Sidecars(root, what.textAsTags()) : Sidecars.NONE;
    return new Files(root, new FolderWalk(root, after), texts);
  }

  private record Files(LocalRoot root, FolderWalk walk, Sidecars texts) implements ItemStream {
    @Override
    public @Nullable ImportItem next() {
      FolderWalk.Found found = walk.next();
      while (found != null && found.fault() == null && !ItemName.isPicture(found.name())) {
        found = walk.next();
      }
      if (found == null) {
        return null;
      }
      String name = found.name();
      if (found.fault() != null) {
        return new ImportItem.Unusable(name, name, found.fault());
      }
      try {
        root.file(name);
        Description known = texts.beside(name).from(root.name(), name);
        return new ImportItem.Picture(name, name, new FileContent(root, name), known);
      } catch (RejectedException e) {
        return ImportItem.Unusable.of(name, name, e);
      }
    }

    @Override
    public void close() {}
  }
}
