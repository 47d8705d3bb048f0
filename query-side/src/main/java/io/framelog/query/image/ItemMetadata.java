package io.framelog.query.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image's metadata in the three forms that a batch needs, each made when first asked for, by any
 * thread.
 */
final class ItemMetadata {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private @Nullable Map<String, ?> members;
  private @Nullable String json;
  private @Nullable String canonical;

  private ItemMetadata(@Nullable Map<String, ?> members, @Nullable String json) {
    this.members = members;
    this.json = json;
  }

  static ItemMetadata of(Map<String, ?> members) {
    return new ItemMetadata(members, null);
  }

  /** From the text of a jsonb column. */
  static ItemMetadata ofJson(String json) {
    return new ItemMetadata(null, json);
  }

  /** With whole values of top-level members set, and others gone. */
  ItemMetadata edited(Map<String, ?> set, List<String> removed) {
    Map<String, @Nullable Object> after = new LinkedHashMap<>(members());
    after.putAll(set);
    after.keySet().removeAll(removed);
    return of(after);
  }

  synchronized Map<String, ?> members() {
    Map<String, ?> parsed = members;
    if (parsed == null) {
      parsed = JSON.readValue(json, MEMBERS);
      members = parsed;
    }
    return parsed;
  }

  /** Some JSON text of it, for storing. */
  synchronized String json() {
    String text = json;
    if (text == null) {
      text = JSON.writeValueAsString(members);
      json = text;
    }
    return text;
  }

  /** Its RFC 8785 text. */
  synchronized String canonical() {
    String text = canonical;
    if (text == null) {
      text = CanonicalItem.canonicalMetadata(members());
      canonical = text;
    }
    return text;
  }
}
