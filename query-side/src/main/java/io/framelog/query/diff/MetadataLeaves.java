package io.framelog.query.diff;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Metadata taken apart as a merge patch takes it: objects into their members, at any depth, but
 * everything else whole, arrays and empty objects among it.
 */
final class MetadataLeaves {
  /** Numbers stay the numbers that they are. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private MetadataLeaves() {}

  /** The leaves of an object by their JSON pointers (RFC 6901) without the leading slash. */
  static Map<String, JsonNode> of(String json) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : JSON.readTree(json).properties()) {
      collect(step(member.getKey()), member.getValue(), leaves);
    }
    return leaves;
  }

  /** The leaves of the value of a top-level key, with pointers that begin with the key. */
  static Map<String, JsonNode> of(String key, @Nullable String json) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    if (json != null) {
      collect(step(key), JSON.readTree(json), leaves);
    }
    return leaves;
  }

  private static void collect(String pointer, JsonNode value, Map<String, JsonNode> leaves) {
    if (value.isObject() && !value.isEmpty()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        collect(pointer + "/" + step(member.getKey()), member.getValue(), leaves);
      }
    } else {
      leaves.put(pointer, value);
    }
  }

  private static String step(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** Whether two values say the same, as the commands see it: 1 and 1.0 do. */
  static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return a.equals(MetadataLeaves::compareNumbers, b);
  }

  /** Zero for equal values; asked about values that are no containers. */
  private static int compareNumbers(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      BigDecimal one = a.decimalValue();
      return one.compareTo(b.decimalValue());
    }
    return a.equals(b) ? 0 : 1;
  }
}
