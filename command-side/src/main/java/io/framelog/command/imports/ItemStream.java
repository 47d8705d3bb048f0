package io.framelog.command.imports;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The items of a source, in an order that is the same each time. Used by one thread. */
interface ItemStream extends Closeable {
  /**
   * The next item, or null at the end. Only a source that cannot be read on at all throws; a bad
   * item is an item.
   *
   * @throws io.framelog.error.RejectedException with {@code import-source-malformed}
   */
  @Nullable ImportItem next() throws IOException;

  /** Passes over the first items, up to and including the one with this cursor. */
  default ItemStream skippedTo(@Nullable String after) throws IOException {
    if (after != null) {
      ImportItem item = next();
      while (item != null && !item.cursor().equals(after)) {
        item = next();
      }
    }
    return this;
  }
}
