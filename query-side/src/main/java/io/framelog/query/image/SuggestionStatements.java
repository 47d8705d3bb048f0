package io.framelog.query.image;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes {@code image_suggestion}: all open suggestions of an image at once. */
final class SuggestionStatements {
  private static final String DELETE =
      "delete from image_suggestion where image_id in (select id::uuid from unnest(?) as r (id))";
  private static final String INSERT =
      """
      insert into image_suggestion
        (image_id, suggestion_id, kind, value, score, model, model_version)
      select image_id::uuid, suggestion_id::uuid, kind, value, score, model, model_version
        from unnest(?, ?, ?, ?, ?, ?, ?)
          as r (image_id, suggestion_id, kind, value, score, model, model_version)
      """;

  private SuggestionStatements() {}

  static void replace(List<ImageState> images, JdbcTemplate jdbc) {
    Rows gone = new Rows(DELETE, Column.TEXT);
    Rows set =
        new Rows(
            INSERT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.DOUBLE,
            Column.TEXT,
            Column.TEXT);
    for (ImageState image : images) {
      if (!image.isNew) {
        gone.add(image.imageId());
      }
      for (Suggestion suggestion : image.suggestions.values()) {
        set.add(
            image.imageId(),
            suggestion.suggestionId(),
            suggestion.kind(),
            suggestion.value(),
            suggestion.score(),
            suggestion.model(),
            suggestion.version());
      }
    }
    gone.write(jdbc);
    set.write(jdbc);
  }
}
