package io.framelog.command.imports;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures below a prefix of the bucket for imports. */
final class KeySource implements ImportSource {
  private static final int PAGE = 1_000;

  private final ObjectStore objects;

  KeySource(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.S3;
  }

  @Override
  public void check(StartImport what) {
    if (objects.list(Bucket.IMPORTS, what.location(), null, 1).isEmpty()) {
      throw new RejectedException(
          ErrorCode.IMPORT_PATH_NOT_FOUND,
          "There is no object below '%s' in the bucket for imports".formatted(what.location()));
    }
  }

  @Override
  public ItemStream open(StartImport what, @Nullable String after) {
    return new Keys(objects, what.location(), after);
  }

  private static final class Keys implements ItemStream {
    private final ObjectStore objects;
    private final String prefix;
    private @Nullable String last;
    private Iterator<ObjectEntry> page = List.<ObjectEntry>of().iterator();
    private boolean more = true;

    Keys(ObjectStore objects, String prefix, @Nullable String after) {
      this.objects = objects;
      this.prefix = prefix;
      this.last = after;
    }

    @Override
    public @Nullable ImportItem next() {
      while (true) {
        if (!page.hasNext()) {
          if (!more) {
            return null;
          }
          List<ObjectEntry> entries = objects.list(Bucket.IMPORTS, prefix, last, PAGE);
          more = entries.size() == PAGE;
          page = entries.iterator();
          continue;
        }
        String key = page.next().key();
        last = key;
        if (ItemName.isPicture(key)) {
          return item(key);
        }
      }
    }

    private ImportItem item(String key) {
      try {
        ItemName.checked(key);
      } catch (RejectedException e) {
        return ImportItem.Unusable.of(key, key, e);
      }
      Description known = Description.NONE.from("s3", key);
      return new ImportItem.Picture(key, key, new KeyContent(objects, key), known);
    }

    @Override
    public void close() {}
  }
}
