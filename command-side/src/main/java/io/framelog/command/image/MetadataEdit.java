package io.framelog.command.image;

import io.framelog.command.annotation.JsonEquality;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a merge patch really changes: whole values of top-level keys, and keys that are gone. */
record MetadataEdit(Map<String, Object> set, List<String> removed) {
  static MetadataEdit decide(Map<String, Object> current, Map<String, @Nullable Object> patch) {
    TreeMap<String, Object> after = new TreeMap<>(current);
    TreeMap<String, Object> set = new TreeMap<>();
    TreeSet<String> removed = new TreeSet<>();
    MetadataMustBeJson.normalised(patch)
        .forEach(
            (key, change) -> {
              Object was = current.get(key);
              Object becomes = MergePatch.apply(was, change);
              if (becomes == null) {
                after.remove(key);
                if (was != null) {
                  removed.add(key);
                }
              } else if (!JsonEquality.same(was, becomes)) {
                after.put(key, becomes);
                set.put(key, becomes);
              }
            });
    if (!set.isEmpty()) {
      MetadataMustFit.check(after);
    }
    return new MetadataEdit(Collections.unmodifiableMap(set), List.copyOf(removed));
  }

  boolean changesSomething() {
    return !set.isEmpty() || !removed.isEmpty();
  }
}
