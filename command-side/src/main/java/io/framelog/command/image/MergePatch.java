package io.framelog.command.image;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON merge patch, RFC 7396 section 2. */
final class MergePatch {
  private MergePatch() {}

  /** The value after the patch; the target is left as it is. Null means "no such member". */
  static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
    if (!(patch instanceof Map<?, ?> members)) {
      return patch;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    if (target instanceof Map<?, ?> object) {
      object.forEach((name, value) -> result.put((String) name, value));
    }
    members.forEach(
        (name, change) -> {
          Object merged = change == null ? null : apply(result.get(name), change);
          if (merged == null) {
            result.remove(name);
          } else {
            result.put((String) name, merged);
          }
        });
    return result;
  }
}
