package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One COCO JSON file, read once and token by token: outlines, which are most of a file, are passed
 * over, and what is kept grows with the images and boxes, not with the file.
 */
final class CocoFile {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .build();

  /** By the file's own ids, in the order of the file. */
  final Map<String, CocoImage> images = new LinkedHashMap<>();

  final Map<String, String> categories = new HashMap<>();
  final Map<String, String> licenses = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  private CocoFile() {}

  /**
   * Reads a file.
   *
   * @throws RejectedException {@code import-source-malformed}
   */
  static CocoFile read(String name, InputStream in) {
    CocoFile file = new CocoFile();
    try (JsonParser parser = JSON.createParser(in)) {
      file.read(parser);
      return file;
    } catch (JacksonException e) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED,
          "%s is not the JSON that it should be: %s".formatted(name, e.getMessage()),
          e);
    }
  }

  private void read(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED, "A COCO file is a JSON object");
    }
    boolean some = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String part = parser.currentName();
      boolean list = parser.nextToken() == JsonToken.START_ARRAY;
      some |= list && part.equals("images");
      while (list && parser.nextToken() != JsonToken.END_ARRAY) {
        switch (part) {
          case "images" -> image(parser.readValueAsTree());
          case "annotations" -> annotation(parser);
          case "categories" -> named(categories, parser.readValueAsTree());
          case "licenses" -> named(licenses, parser.readValueAsTree());
          default -> parser.skipChildren();
        }
      }
      if (!list) {
        parser.skipChildren();
      }
    }
    if (!some) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED, "A COCO file has a list of 'images'");
    }
  }

  private void image(JsonNode node) {
    CocoImage image = of(node.path("id").asString(""));
    image.fileName = text(node, "file_name");
    image.width = node.path("width").asDouble(0);
    image.height = node.path("height").asDouble(0);
    image.license = text(node, "license");
    String url = text(node, "coco_url");
    image.url = url == null || url.isEmpty() ? text(node, "flickr_url") : url;
  }

  private void annotation(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    String id = "";
    String image = "";
    String category = "";
    String caption = null;
    JsonNode box = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "id" -> id = scalar(parser);
        case "image_id" -> image = scalar(parser);
        case "category_id" -> category = scalar(parser);
        case "caption" -> caption = scalar(parser);
        case "bbox" -> box = parser.readValueAsTree();
        default -> parser.skipChildren();
      }
    }
    CocoImage of = of(image);
    if (caption != null) {
      of.captions.add(caption.strip());
    }
    if (box != null && !box.isNull()) {
      of.boxes.add(pixels(id, category, box));
    }
  }

  /** A box that is no list of four numbers becomes one that no image has room for. */
  private CocoImage.PixelBox pixels(String id, String category, JsonNode box) {
    double[] sides = new double[4];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = box.path(i).isNumber() ? box.path(i).asDouble() : Double.NaN;
    }
    return new CocoImage.PixelBox(id, shared(category), sides[0], sides[1], sides[2], sides[3]);
  }

  private CocoImage of(String id) {
    return images.computeIfAbsent(id, unused -> new CocoImage());
  }

  private String shared(String id) {
    return ids.computeIfAbsent(id, same -> same);
  }

  private static void named(Map<String, String> names, JsonNode node) {
    String name = text(node, "name");
    if (name != null) {
      names.put(node.path("id").asString(""), name);
    }
  }

  private static String scalar(JsonParser parser) {
    String text = parser.getValueAsString();
    parser.skipChildren();
    return text == null ? "" : text;
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asString() : null;
  }
}
