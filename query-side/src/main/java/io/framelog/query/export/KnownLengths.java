package io.framelog.query.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of exports that were made to their end on this node, those asked for lately. What is
 * forgotten, or was made elsewhere, is counted again: equal plans give equal bytes.
 */
final class KnownLengths {
  private static final int MOST = 10_000;

  private final Map<String, Long> lengths =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
              return size() > MOST;
            }
          });

  /** In bytes; null when it is not known. */
  @Nullable Long of(ExportPlan plan) {
    return lengths.get(key(plan));
  }

  void put(ExportPlan plan, long bytes) {
    lengths.put(key(plan), bytes);
  }

  /** The entity tag is the same for every cursor. */
  private static String key(ExportPlan plan) {
    return plan.etag() + ' ' + plan.cursor();
  }
}
