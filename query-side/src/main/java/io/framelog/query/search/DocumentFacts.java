package io.framelog.query.search;

import io.framelog.image.queries.ImageDocument;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the little that search must know from an image's JSON, without making a tree of it. */
@SearchComponent
class DocumentFacts {
  private final JsonMapper json;

  DocumentFacts(JsonMapper json) {
    this.json = json;
  }

  /** Whether an image is removed, and the crops that it has. */
  record Facts(boolean removed, Set<String> cropIds) {}

  Facts of(ImageDocument document) {
    boolean removed = false;
    Set<String> cropIds = new HashSet<>();
    try (JsonParser parser = json.createParser(document.json())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("removed")) {
          removed = value == JsonToken.VALUE_TRUE;
        } else if (name.equals("crops")) {
          crops(parser, cropIds);
        } else {
          parser.skipChildren();
        }
      }
    }
    return new Facts(removed, cropIds);
  }

  private static void crops(JsonParser parser, Set<String> ids) {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isId = parser.currentName().equals("id");
        parser.nextToken();
        if (isId) {
          ids.add(parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }
  }
}
