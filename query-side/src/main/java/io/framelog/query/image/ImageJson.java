package io.framelog.query.image;

import io.framelog.image.EnrichmentKind;
import io.framelog.image.EnrichmentState;
import io.framelog.image.queries.ImageDocument;
import java.io.StringWriter;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a row of {@link ImageSql} as the JSON of {@link io.framelog.image.queries.ImageView}.
 * Members without a value are null, never left out. What PostgreSQL already gives as JSON is copied
 * without being parsed.
 */
final class ImageJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ImageJson() {}

  static ImageDocument now(ResultSet row) throws SQLException {
    return document(row, row.getBoolean(21), row.getString(22), states(row.getArray(23)));
  }

  static ImageDocument then(ResultSet row) throws SQLException {
    return document(row, false, null, Map.of());
  }

  private static ImageDocument document(
      ResultSet row,
      boolean hasThumbnail,
      @Nullable String suggestions,
      Map<EnrichmentKind, EnrichmentState> enrichment)
      throws SQLException {
    String id = row.getString(2);
    long version = row.getLong(3);
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      json.writeNumberProperty("version", version);
      json.writeStringProperty("url", "/v1/images/" + id + "/content");
      json.writeStringProperty(
          "thumbnailUrl", hasThumbnail ? "/v1/images/" + id + "/thumbnail" : null);
      json.writeStringProperty("sourceUrl", row.getString(10));
      json.writeNumberProperty("width", row.getInt(7));
      json.writeNumberProperty("height", row.getInt(8));
      json.writeStringProperty("mediaType", row.getString(5));
      json.writeNumberProperty("bytes", row.getLong(6));
      json.writeStringProperty("sha256", row.getString(9));
      json.writeStringProperty("caption", row.getString(11));
      raw(json, "captionOrigin", row.getString(12), "null");
      strings(json, "tags", row.getArray(13));
      strings(json, "actors", row.getArray(14));
      raw(json, "crops", row.getString(20), "[]");
      raw(json, "metadata", row.getString(15), "{}");
      raw(json, "suggestions", suggestions, "[]");
      json.writeStringProperty("review", row.getString(16));
      json.writeObjectPropertyStart("enrichment");
      enrichment.forEach((kind, state) -> json.writeStringProperty(kind.field(), state.name()));
      json.writeEndObject();
      json.writeStringProperty("createdAt", instant(row, 18));
      json.writeStringProperty("updatedAt", instant(row, 19));
      json.writeBooleanProperty("removed", row.getBoolean(17));
      json.writeEndObject();
    }
    return new ImageDocument(id, version, row.getLong(4), text.toString());
  }

  private static void raw(JsonGenerator json, String name, @Nullable String value, String absent) {
    json.writeName(name);
    json.writeRawValue(value == null ? absent : value);
  }

  private static void strings(JsonGenerator json, String name, Array values) throws SQLException {
    json.writeArrayPropertyStart(name);
    for (String value : (String[]) values.getArray()) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static String instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant().toString();
  }

  /** Several crops are one step: it is pending while one of them is, done when all are. */
  private static Map<EnrichmentKind, EnrichmentState> states(@Nullable Array steps)
      throws SQLException {
    Map<EnrichmentKind, EnrichmentState> states = new EnumMap<>(EnrichmentKind.class);
    if (steps != null) {
      for (String step : (String[]) steps.getArray()) {
        int equals = step.indexOf('=');
        states.merge(
            EnrichmentKind.valueOf(step.substring(0, equals)),
            EnrichmentState.valueOf(step.substring(equals + 1)),
            ImageJson::worse);
      }
    }
    return states;
  }

  private static EnrichmentState worse(EnrichmentState one, EnrichmentState other) {
    if (one == EnrichmentState.PENDING || other == EnrichmentState.PENDING) {
      return EnrichmentState.PENDING;
    }
    return one == EnrichmentState.ABANDONED ? one : other;
  }
}
