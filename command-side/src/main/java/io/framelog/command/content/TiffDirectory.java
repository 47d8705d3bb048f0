package io.framelog.command.content;

import io.framelog.command.content.ByteView.Nonsense;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The first directory of a TIFF structure: a TIFF or BigTIFF file, or EXIF in another file. */
final class TiffDirectory {
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int LONG8 = 16;
  private static final int IFD8 = 18;

  private final ByteView view;
  private final Map<Integer, Entry> entries = new HashMap<>();

  /**
   * @param at offset of the values
   * @param entryAt offset of the directory entry itself
   */
  private record Entry(int type, long count, long at, long entryAt) {}

  private TiffDirectory(ByteView view) {
    this.view = view;
  }

  static boolean isBig(ByteView view) {
    return view.has(0, "II+\0\b\0\0\0") || view.has(0, "MM\0+\0\b\0\0");
  }

  /** Reads the directory of a window that begins with the byte order mark. */
  static TiffDirectory first(ByteView window) {
    boolean little = window.has(0, "II");
    if (!little && !window.has(0, "MM")) {
      throw new Nonsense("no TIFF byte order");
    }
    ByteView view = window.in(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    TiffDirectory directory = new TiffDirectory(view);
    if (isBig(view)) {
      directory.readBig(view.i64(8));
    } else {
      directory.read(view.u32(4));
    }
    return directory;
  }

  private void read(long offset) {
    int count = view.u16(offset);
    for (int i = 0; i < count; i++) {
      long at = offset + 2 + 12L * i;
      add(at, view.u32(at + 4), at + 8, 4);
    }
  }

  private void readBig(long offset) {
    long count = view.i64(offset);
    for (long i = 0; i < count; i++) {
      long at = offset + 8 + 20 * i;
      add(at, view.i64(at + 4), at + 12, 8);
    }
  }

  private void add(long at, long count, long valueAt, int inline) {
    int type = view.u16(at + 2);
    view.require(valueAt, inline);
    if (type < 1 || type >= TYPE_BYTES.length || TYPE_BYTES[type] == 0 || count < 0) {
      return;
    }
    boolean fits = count <= inline / TYPE_BYTES[type];
    long values = fits ? valueAt : inline == 4 ? view.u32(valueAt) : view.i64(valueAt);
    entries.putIfAbsent(view.u16(at), new Entry(type, count, values, at));
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** How many values the tag has; 0 when it is absent. */
  long count(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? 0 : entry.count();
  }

  /** The first value of an integer tag, or {@code otherwise} when it is absent. */
  long number(int tag, long otherwise) {
    return count(tag) == 0 ? otherwise : number(tag, otherwise, 0);
  }

  /** The value at {@code index}, which must be below {@link #count}. */
  long number(int tag, long otherwise, long index) {
    Entry entry = entries.get(tag);
    if (entry == null || index >= entry.count()) {
      return otherwise;
    }
    long at = entry.at() + index * TYPE_BYTES[entry.type()];
    return switch (entry.type()) {
      case BYTE -> view.u8(at);
      case SHORT -> view.u16(at);
      case LONG, 13 -> view.u32(at);
      case LONG8, IFD8 -> view.i64(at);
      default -> throw new Nonsense("tag %d is not a number".formatted(tag));
    };
  }

  /** Where the directory entry of the tag begins, from the start of the window; -1 if absent. */
  long entryAt(int tag) {
    Entry entry = entries.get(tag);
    return entry == null ? -1 : entry.entryAt();
  }

  ByteView view() {
    return view;
  }
}
