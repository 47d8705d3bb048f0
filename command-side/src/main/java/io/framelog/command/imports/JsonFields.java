package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads descriptions out of JSON objects; what is not as it should be is {@code item-invalid}. */
final class JsonFields {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final Set<String> CAPTIONS = Set.of("caption", "text");
  private static final Set<String> KNOWN = Set.of("tags", "actors", "metadata", "crops");

  private final ObjectNode object;

  private JsonFields(ObjectNode object) {
    this.object = object;
  }

  static JsonFields of(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return new JsonFields(object);
      }
    } catch (JacksonException e) {
      throw new RejectedException(ErrorCode.ITEM_INVALID, "Not JSON: " + e.getOriginalMessage(), e);
    }
    throw invalid("A JSON object is needed");
  }

  /** The text of a field; null when it is not there or null. */
  @Nullable String text(String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw invalid("'%s' must be a text".formatted(field));
    }
    return value.asString();
  }

  /** The description, when no other fields than those named are there besides it. */
  Description described(Set<String> others) {
    for (String field : object.propertyNames()) {
      if (!field.equals("caption") && !KNOWN.contains(field) && !others.contains(field)) {
        throw invalid("There is no field '%s'".formatted(field));
      }
    }
    return new Description(
        text("caption"), texts("tags"), texts("actors"), metadata(), crops(), null);
  }

  /** The description, with all fields that are not part of it as metadata. */
  Description describedWithTheRest(Set<String> others) {
    Map<String, Object> rest = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      boolean known = CAPTIONS.contains(name) || KNOWN.contains(name) || others.contains(name);
      if (!known && !field.getValue().isNull()) {
        rest.put(name, JSON.treeToValue(field.getValue(), Object.class));
      }
    }
    rest.putAll(metadata());
    String caption = text("caption");
    return new Description(
        caption == null ? text("text") : caption,
        texts("tags"),
        texts("actors"),
        rest,
        crops(),
        null);
  }

  /** A list of texts, or one text with commas between. */
  private List<String> texts(String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (value.isString()) {
      return Sidecars.tags(value.asString());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : elements(field, value)) {
      if (!each.isString()) {
        throw invalid("'%s' must hold texts".formatted(field));
      }
      texts.add(each.asString());
    }
    return texts;
  }

  private Map<String, Object> metadata() {
    JsonNode value = object.get("metadata");
    if (value == null || value.isNull()) {
      return Map.of();
    }
    if (!(value instanceof ObjectNode metadata)) {
      throw invalid("'metadata' must be an object");
    }
    Map<String, Object> map = new LinkedHashMap<>(JSON.convertValue(metadata, OBJECT));
    map.values().removeIf(each -> each == null);
    return map;
  }

  /** Each {@code {"box": {"x", "y", "w", "h"}, "label"}}, as the API takes them. */
  private List<NewCrop> crops() {
    JsonNode value = object.get("crops");
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<NewCrop> crops = new ArrayList<>();
    for (JsonNode each : elements("crops", value)) {
      JsonNode box = each.path("box");
      JsonNode label = each.path("label");
      if (!label.isMissingNode() && !label.isNull() && !label.isString()) {
        throw invalid("'label' must be a text");
      }
      crops.add(
          new NewCrop(
              new Box(number(box, "x"), number(box, "y"), number(box, "w"), number(box, "h")),
              label.isString() ? label.asString() : null,
              null));
    }
    return crops;
  }

  private static double number(JsonNode box, String side) {
    JsonNode value = box.path(side);
    if (!value.isNumber()) {
      throw invalid("'box.%s' must be a number".formatted(side));
    }
    return value.asDouble();
  }

  private static Iterable<JsonNode> elements(String field, JsonNode value) {
    if (!value.isArray()) {
      throw invalid("'%s' must be a list".formatted(field));
    }
    return value.values();
  }

  private static RejectedException invalid(String detail) {
    return new RejectedException(ErrorCode.ITEM_INVALID, detail);
  }
}
