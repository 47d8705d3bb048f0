package io.framelog.query.selection;

import io.framelog.identity.Sha256;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An image's metadata as terms of three keyword fields, however many keys there are: which paths
 * have a value, which texts (strings, true, false) and which numbers stand there. Arrays are walked
 * by index, a JSON null counts as absent. U+0000, which no text in the log can hold, joins the keys
 * of a path and a path with its value.
 */
public record MetadataTerms(List<String> paths, List<String> texts, List<String> numbers) {
  /** Lucene takes terms of up to 32,766 bytes; longer ones are indexed by their digest. */
  private static final int LONGEST = 4_096;

  public static MetadataTerms of(JsonNode metadata) {
    MetadataTerms terms =
        new MetadataTerms(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    metadata.properties().forEach(entry -> terms.walk(entry.getKey(), entry.getValue()));
    return terms;
  }

  private void walk(String path, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    paths.add(path(path));
    if (value.isObject()) {
      value.properties().forEach(entry -> walk(path + '\0' + entry.getKey(), entry.getValue()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(path + '\0' + i, value.get(i));
      }
    } else if (value.isNumber()) {
      numbers.add(number(path, value.decimalValue()));
    } else {
      texts.add(text(path, value.asString()));
    }
  }

  /** The term that says that there is a value at the path. */
  static String path(String path) {
    return bounded(path);
  }

  /** The term that says that this text stands at the path. */
  static String text(String path, String value) {
    return bounded(path) + '\0' + bounded(value);
  }

  /** The term that says that this number stands at the path; ordered within the path. */
  static String number(String path, BigDecimal value) {
    return bounded(path) + '\0' + OrderedNumber.of(value);
  }

  /** A term before all numbers at the path. */
  static String numbersBegin(String path) {
    return bounded(path) + '\0';
  }

  /** A term behind all numbers at the path. */
  static String numbersEnd(String path) {
    return bounded(path) + '\0' + OrderedNumber.END;
  }

  static String join(List<String> path) {
    return String.join("\0", path);
  }

  /** The number that a value of a selection reads as, if it does. */
  static Optional<BigDecimal> asNumber(String value) {
    try {
      return Optional.of(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? '=' + text : '#' + Sha256.hex(text);
  }
}
