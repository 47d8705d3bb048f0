package io.framelog.query.diff;

import io.framelog.diff.FieldChange;
import io.framelog.image.CropState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two contents of an image field by field. */
final class FieldChanges {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<FieldChange> changes = new ArrayList<>();

  private FieldChanges() {}

  /** The fields that differ, in a fixed order; none when both say the same. */
  static List<FieldChange> between(ImageContent from, ImageContent to) {
    FieldChanges found = new FieldChanges();
    found.value("caption", from.caption(), to.caption());
    found.set("tags", from.tags(), to.tags());
    found.set("actors", from.actors(), to.actors());
    found.metadata(from.metadata(), to.metadata());
    for (String crop : union(from.crops().keySet(), to.crops().keySet())) {
      found.crop("crops/" + crop, from.crops().get(crop), to.crops().get(crop));
    }
    found.value("review", from.review(), to.review());
    found.value("removed", from.removed(), to.removed());
    return List.copyOf(found.changes);
  }

  private void value(String field, @Nullable Object from, @Nullable Object to) {
    if (!Objects.equals(from, to)) {
      add(field, from, to);
    }
  }

  private void add(String field, @Nullable Object from, @Nullable Object to) {
    changes.add(new FieldChange(field, json(from), json(to), null, null));
  }

  private void set(String field, List<String> from, List<String> to) {
    List<String> added = without(to, from);
    List<String> removed = without(from, to);
    if (!added.isEmpty() || !removed.isEmpty()) {
      changes.add(new FieldChange(field, json(from), json(to), added, removed));
    }
  }

  private void metadata(Map<String, JsonNode> from, Map<String, JsonNode> to) {
    for (String pointer : union(from.keySet(), to.keySet())) {
      if (!MetadataLeaves.same(from.get(pointer), to.get(pointer))) {
        add("metadata/" + pointer, from.get(pointer), to.get(pointer));
      }
    }
  }

  private void crop(String field, @Nullable CropState from, @Nullable CropState to) {
    if (from == null || to == null) {
      add(field, from, to);
      return;
    }
    value(field + "/x", from.box().x(), to.box().x());
    value(field + "/y", from.box().y(), to.box().y());
    value(field + "/w", from.box().w(), to.box().w());
    value(field + "/h", from.box().h(), to.box().h());
    value(field + "/label", from.label(), to.label());
  }

  private static String json(@Nullable Object value) {
    return JSON.writeValueAsString(value);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    TreeSet<String> union = new TreeSet<>(some);
    union.addAll(others);
    return union;
  }

  private static List<String> without(List<String> these, List<String> those) {
    Set<String> gone = Set.copyOf(those);
    return these.stream().filter(one -> !gone.contains(one)).toList();
  }
}
