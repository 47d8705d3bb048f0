package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WebDataset: a tar file, or all below a folder in the order of their names; {@code .tar.gz} too.
 * The cursor is a shard's name and the number of a sample in it.
 */
final class WebDatasetSource implements ImportSource {
  private static final int BUFFER = 1 << 16;

  /** The number, in a cursor, of what is told of a shard that ends there. */
  private static final long BROKEN = Long.MAX_VALUE;

  private final ImportRoots roots;
  private final long maxBytes;

  /**
   * WebDatasets with pictures of at most so many bytes.
   *
   * @param maxBytes of one picture
   */
  WebDatasetSource(ImportRoots roots, long maxBytes) {
    this.roots = roots;
    this.maxBytes = maxBytes;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.WEBDATASET;
  }

  @Override
  public void check(StartImport what) throws IOException {
    Path real = roots.real(what.location());
    if (Files.isDirectory(real) && shards(LocalRoot.of(real)).isEmpty()) {
      throw new RejectedException(
          ErrorCode.IMPORT_PATH_NOT_FOUND,
          "No tar file lies below '%s'".formatted(what.location()));
    }
  }

  private static List<String> shards(LocalRoot root) {
    List<String> shards = new ArrayList<>();
    FolderWalk walk = new FolderWalk(root, null);
    for (FolderWalk.Found found = walk.next(); found != null; found = walk.next()) {
      if (found.name().endsWith(".tar") || isPacked(found.name())) {
        shards.add(found.name());
      }
    }
    return shards;
  }

  private static boolean isPacked(String name) {
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  @Override
  public ItemStream open(StartImport what, @Nullable String after) throws IOException {
    Path real = roots.real(what.location());
    if (Files.isDirectory(real)) {
      LocalRoot root = LocalRoot.of(real);
      return new Shards(root, shards(root), after);
    }
    SourceFile file = SourceFile.in(roots, what.location());
    return new Shards(file.folder(), List.of(file.name()), after);
  }

  private final class Shards implements ItemStream {
    private final LocalRoot root;
    private final List<String> names;
    private final boolean alone;
    private int at;
    private long skip;
    private @Nullable TarSamples open;

    Shards(LocalRoot root, List<String> names, @Nullable String after) {
      this.root = root;
      this.names = names;
      this.alone = names.size() == 1;
      if (after != null) {
        int colon = after.lastIndexOf(':');
        String name = after.substring(0, colon);
        while (at < names.size() && names.get(at).compareTo(name) < 0) {
          at++;
        }
        if (at < names.size() && names.get(at).equals(name)) {
          skip = Long.parseLong(after.substring(colon + 1));
        }
        if (skip == BROKEN) {
          at++;
          skip = 0;
        }
      }
    }

    @Override
    public @Nullable ImportItem next() throws IOException {
      while (at < names.size()) {
        String shard = names.get(at);
        try {
          if (open == null) {
            open = new TarSamples(shard, new TarEntries(shard, stream(shard)), maxBytes);
            open.skip(skip);
            skip = 0;
          }
          ImportItem item = open.next();
          if (item != null) {
            return item;
          }
          nextShard();
        } catch (RejectedException e) {
          if (alone) {
            throw e;
          }
          nextShard(); // a broken shard does not stop the others
          return ImportItem.Unusable.of(shard, shard + ":" + BROKEN, e);
        }
      }
      return null;
    }

    private InputStream stream(String shard) throws IOException {
      InputStream file = root.open(shard);
      return isPacked(shard)
          ? new BufferedInputStream(BoundedGunzip.of(shard, file), BUFFER)
          : new BufferedInputStream(file, BUFFER);
    }

    private void nextShard() throws IOException {
      close();
      at++;
    }

    @Override
    public void close() throws IOException {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }
}
