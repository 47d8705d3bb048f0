package io.framelog.query.image;

import io.framelog.image.EnrichmentKind;
import io.framelog.image.EnrichmentState;
import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch does to {@code image_enrichment}; the last word on each step counts. */
final class StepRows {
  private static final String DELETE =
      """
      delete from image_enrichment e
       using unnest(?, ?, ?) as r (image_id, kind, subject)
       where e.image_id = r.image_id::uuid and e.kind = r.kind and e.subject = r.subject
      """;
  private static final String INSERT =
      """
      insert into image_enrichment (image_id, kind, subject, state, reason)
      select image_id::uuid, kind, subject, state, reason
        from unnest(?, ?, ?, ?, ?) as r (image_id, kind, subject, state, reason)
      """;
  private static final String PUT =
      INSERT
          + """
            on conflict (image_id, kind, subject)
              do update set state = excluded.state, reason = excluded.reason
            """;

  private record Step(ImageState image, EnrichmentKind kind, String subject) {}

  private record Outcome(EnrichmentState state, @Nullable String reason) {}

  /** Empty: the step no longer applies. */
  private final Map<Step, Optional<Outcome>> changes = new LinkedHashMap<>();

  void set(
      ImageState image,
      EnrichmentKind kind,
      String subject,
      EnrichmentState state,
      @Nullable String reason) {
    changes.put(new Step(image, kind, subject), Optional.of(new Outcome(state, reason)));
  }

  void remove(ImageState image, EnrichmentKind kind, String subject) {
    changes.put(new Step(image, kind, subject), Optional.empty());
  }

  void write(JdbcTemplate jdbc) {
    Rows gone = new Rows(DELETE, Column.TEXT, Column.TEXT, Column.TEXT);
    Rows first = rows(INSERT);
    Rows put = rows(PUT);
    changes.forEach(
        (step, outcome) -> {
          ImageState image = step.image();
          if (outcome.isPresent()) {
            (image.isNew ? first : put)
                .add(
                    image.imageId(),
                    step.kind().name(),
                    step.subject(),
                    outcome.get().state().name(),
                    outcome.get().reason());
          } else if (!image.isNew) {
            gone.add(image.imageId(), step.kind().name(), step.subject());
          }
        });
    gone.write(jdbc);
    first.write(jdbc);
    put.write(jdbc);
  }

  private static Rows rows(String sql) {
    return new Rows(sql, Column.TEXT, Column.TEXT, Column.TEXT, Column.TEXT, Column.TEXT);
  }
}
