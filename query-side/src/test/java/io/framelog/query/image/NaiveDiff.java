package io.framelog.query.image;

import io.framelog.command.annotation.JsonEquality;
import io.framelog.image.CropState;
import io.framelog.query.canonical.CanonicalJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The difference between two positions by folding every image to both: slow and obvious. */
final class NaiveDiff {
  private final Map<String, String> changes = new TreeMap<>();

  private NaiveDiff() {}

  /**
   * What differs, by image: {@code ADDED}, {@code REMOVED}, or field by field.
   *
   * @param selected what is compared, given a state that exists
   */
  static Map<String, String> between(
      Oracle oracle, long from, long to, Predicate<Oracle.State> selected) {
    Map<String, String> images = new TreeMap<>();
    for (String id : oracle.imageIds()) {
      Oracle.State before = oracle.asOf(id, from);
      Oracle.State behind = oracle.asOf(id, to);
      boolean was = before != null && selected.test(before);
      boolean is = behind != null && selected.test(behind);
      if (was && is) {
        NaiveDiff diff = new NaiveDiff();
        diff.compare(Objects.requireNonNull(before), Objects.requireNonNull(behind));
        if (!diff.changes.isEmpty()) {
          images.put(id, diff.changes.toString());
        }
      } else if (was != is) {
        images.put(id, is ? "ADDED" : "REMOVED");
      }
    }
    return images;
  }

  private void compare(Oracle.State a, Oracle.State b) {
    value("caption", a.caption(), b.caption());
    value("tags", a.tags(), b.tags());
    value("actors", a.actors(), b.actors());
    values("metadata", leaves(a), leaves(b));
    TreeSet<String> crops = new TreeSet<>(a.crops().keySet());
    crops.addAll(b.crops().keySet());
    for (String id : crops) {
      crop("crops/" + id, a.crops().get(id), b.crops().get(id));
    }
    value("review", a.review(), b.review());
    value("removed", a.removed(), b.removed());
  }

  private void crop(String field, @Nullable CropState a, @Nullable CropState b) {
    if (a == null || b == null) {
      value(field, json(a), json(b));
    } else {
      value(field + "/x", a.box().x(), b.box().x());
      value(field + "/y", a.box().y(), b.box().y());
      value(field + "/w", a.box().w(), b.box().w());
      value(field + "/h", a.box().h(), b.box().h());
      value(field + "/label", a.label(), b.label());
    }
  }

  private static @Nullable Object json(@Nullable CropState crop) {
    if (crop == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new HashMap<>();
    json.put("label", crop.label());
    json.put(
        "box",
        Map.of("x", crop.box().x(), "y", crop.box().y(), "w", crop.box().w(), "h", crop.box().h()));
    return json;
  }

  private void values(
      String field, Map<String, @Nullable Object> a, Map<String, @Nullable Object> b) {
    TreeSet<String> keys = new TreeSet<>(a.keySet());
    keys.addAll(b.keySet());
    keys.forEach(key -> value(field + "/" + key, a.get(key), b.get(key)));
  }

  private void value(String field, @Nullable Object a, @Nullable Object b) {
    if (!JsonEquality.same(a, b)) {
      changes.put(field, told(a, b));
    }
  }

  static String told(@Nullable Object a, @Nullable Object b) {
    return CanonicalJson.of(a) + " -> " + CanonicalJson.of(b);
  }

  private static Map<String, @Nullable Object> leaves(Oracle.State state) {
    Map<String, @Nullable Object> leaves = new HashMap<>();
    state.metadata().forEach((key, value) -> leaves(List.of(key), value, leaves));
    return leaves;
  }

  private static void leaves(
      List<String> path, @Nullable Object value, Map<String, @Nullable Object> leaves) {
    if (value instanceof Map<?, ?> members && !members.isEmpty()) {
      members.forEach(
          (key, member) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(key.toString());
            leaves(longer, member, leaves);
          });
    } else {
      leaves.put(String.join("/", path), value);
    }
  }
}
