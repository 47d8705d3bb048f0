package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata consists of JSON types only, each of which keeps its own rule. */
final class MetadataMustBeJson {
  private MetadataMustBeJson() {}

  /** A deep copy in normal form; nulls stay, since in a patch they mean removal. */
  static Map<String, @Nullable Object> normalised(Map<?, ?> object) {
    return object(object, 1);
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> object, int depth) {
    MetadataMustBeShallow.check(depth);
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          MetadataKeyMustBeAllowed.check(name);
          copy.put(name, value(value, depth));
        });
    return copy;
  }

  private static List<@Nullable Object> array(List<?> array, int depth) {
    MetadataMustBeShallow.check(depth);
    List<@Nullable Object> copy = new ArrayList<>(array.size());
    for (Object element : array) {
      copy.add(value(element, depth));
    }
    return Collections.unmodifiableList(copy);
  }

  private static @Nullable Object value(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case Number n -> MetadataNumberMustBeStorable.normalised(n);
      case String s -> {
        MetadataTextMustBeWellFormed.check(s);
        yield s;
      }
      case Map<?, ?> object -> object(object, depth + 1);
      case List<?> array -> array(array, depth + 1);
      default ->
          throw new CommandRejected(
              ErrorCode.METADATA_INVALID,
              "Metadata holds JSON only, not " + value.getClass().getName());
    };
  }
}
