package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one WebDataset shard: entries in a row that have the same name up to the first dot
 * of the file's name. {@code .jpg} and its like are the picture, {@code .json} describes it, {@code
 * .txt} is its caption, {@code .cls} a tag; other entries are left out. Links, devices and names
 * that lead out are reported as items of their own.
 */
final class TarSamples implements Closeable {
  private final String shard;
  private final TarEntries entries;
  private final long maxBytes;
  private TarEntries.@Nullable Entry ahead;
  private long number;
  private boolean ended;

  /** Samples with pictures of at most so many bytes. */
  TarSamples(String shard, TarEntries entries, long maxBytes) {
    this.shard = shard;
    this.entries = entries;
    this.maxBytes = maxBytes;
  }

  /** Passes over samples without reading what is in them. */
  void skip(long samples) throws IOException {
    while (number < samples && sample(false) != null) {}
  }

  /** The next sample; null at the end. */
  @Nullable ImportItem next() throws IOException {
    return sample(true);
  }

  private @Nullable ImportItem sample(boolean read) throws IOException {
    TarEntries.Entry entry = peek();
    if (entry == null) {
      return null;
    }
    number++;
    Rejection fault = fault(entry);
    if (fault != null) {
      ahead = null;
      return new ImportItem.Unusable(shown(entry), cursor(), fault);
    }
    Sample sample = new Sample(key(entry.name()));
    while (entry != null && fault(entry) == null && key(entry.name()).equals(sample.key)) {
      if (read) {
        sample.add(entry);
      }
      ahead = null;
      entry = peek();
    }
    return sample.item();
  }

  private TarEntries.@Nullable Entry peek() throws IOException {
    while (ahead == null && !ended) {
      ahead = entries.next();
      ended = ahead == null;
      boolean member =
          ahead != null && !ahead.isFolder() && (fault(ahead) != null || isMember(ahead.name()));
      if (!member) {
        ahead = null;
      }
    }
    return ahead;
  }

  private static boolean isMember(String name) {
    return ItemName.isPicture(name) || Set.of("json", "txt", "cls").contains(suffix(name));
  }

  private static @Nullable Rejection fault(TarEntries.Entry entry) {
    try {
      ItemName.checked(entry.name());
    } catch (RejectedException e) {
      return e.rejection();
    }
    return entry.isFile()
        ? null
        : Rejection.of(
            ErrorCode.ITEM_NOT_A_FILE, "The entry is a link, a device or worse, not a file");
  }

  private String shown(TarEntries.Entry entry) {
    return shard + " " + ItemName.shown(entry.name());
  }

  private String cursor() {
    return shard + ":" + number;
  }

  private static String key(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String suffix(String name) {
    String key = key(name);
    return key.length() == name.length() ? "" : name.substring(key.length() + 1);
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }

  /** One sample while its entries come by. */
  private final class Sample {
    private final String key;
    private @Nullable String name;
    private byte @Nullable [] picture;
    private Description known = Description.NONE;
    private @Nullable String text;
    private List<String> label = List.of();
    private @Nullable RejectedException fault;

    Sample(String key) {
      this.key = key;
    }

    void add(TarEntries.Entry entry) throws IOException {
      String suffix = suffix(entry.name());
      try {
        switch (suffix) {
          case "json" -> known = JsonFields.of(text(entry)).describedWithTheRest(Set.of());
          case "txt" -> text = text(entry).strip();
          case "cls" -> label = List.of(text(entry).strip());
          default -> picture(entry);
        }
      } catch (RejectedException e) {
        if (e.rejection().code() == ErrorCode.IMPORT_SOURCE_MALFORMED) {
          throw e;
        }
        fault = e;
      }
    }

    private void picture(TarEntries.Entry entry) throws IOException {
      if (!ItemName.isPicture(entry.name())
          || !suffix(entry.name()).equals(ItemName.extension(entry.name()))) {
        return; // for instance a mask: a.seg.png
      }
      if (name != null) {
        throw new RejectedException(ErrorCode.ITEM_INVALID, "The sample has several pictures");
      }
      name = entry.name();
      if (entry.bytes() > maxBytes) {
        throw new RejectedException(
            ErrorCode.IMAGE_TOO_LARGE, "The content has more than %d bytes".formatted(maxBytes));
      }
      picture = entries.bytes();
    }

    private String text(TarEntries.Entry entry) throws IOException {
      if (entry.bytes() > BoundedText.LIMIT) {
        throw BoundedText.tooLarge();
      }
      byte[] bytes = entries.bytes();
      return BoundedText.utf8(bytes, bytes.length);
    }

    ImportItem item() {
      String cursor = cursor();
      String shown = shard + " " + (name == null ? key : name);
      if (fault != null) {
        return ImportItem.Unusable.of(shown, cursor, fault);
      }
      if (picture == null || name == null) {
        return ImportItem.Unusable.of(
            shown, cursor, ErrorCode.ITEM_NOT_FOUND, "The sample has no picture");
      }
      Description all = known.captioned(text).tagged(label).from(shard, name);
      return new ImportItem.Picture(shown, cursor, new HeldContent(picture), all);
    }
  }
}
