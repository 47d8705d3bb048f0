package io.framelog.command.imports;

import java.util.List;

/**
 * Items whose content is brought in, in the source's order.
 *
 * @param last whether the source ends behind them
 */
record Chunk(List<Brought> items, boolean last) {
  /** The cursor of its last item. */
  String cursor() {
    return items.getLast().item().cursor();
  }
}
