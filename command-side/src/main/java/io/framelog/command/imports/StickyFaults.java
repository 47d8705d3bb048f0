package io.framelog.command.imports;

import io.framelog.error.RejectedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source that, once it cannot be read on, stays so, instead of seeming to be at its end. */
final class StickyFaults implements ItemStream {
  private final ItemStream items;
  private @Nullable RejectedException fault;

  StickyFaults(ItemStream items) {
    this.items = items;
  }

  @Override
  public @Nullable ImportItem next() throws IOException {
    if (fault != null) {
      throw fault;
    }
    try {
      return items.next();
    } catch (RejectedException e) {
      fault = e;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    items.close();
  }
}
