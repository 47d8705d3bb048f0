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
  private record Step(String imageId, EnrichmentKind kind, String subject) {}

  private record Outcome(EnrichmentState state, @Nullable String reason) {}

  /** Empty: the step no longer applies. */
  private final Map<Step, Optional<Outcome>> changes = new LinkedHashMap<>();

  void set(
      ImageState image,
      EnrichmentKind kind,
      String subject,
      EnrichmentState state,
      @Nullable String reason) {
    changes.put(new Step(image.imageId(), kind, subject), Optional.of(new Outcome(state, reason)));
  }

  void remove(ImageState image, EnrichmentKind kind, String subject) {
    changes.put(new Step(image.imageId(), kind, subject), Optional.empty());
  }

  void write(JdbcTemplate jdbc) {
    Rows gone =
        new Rows(
            """
            delete from image_enrichment e
             using (select image_id::uuid, kind, subject
                      from unnest(?, ?, ?) as r (image_id, kind, subject)) r
             where e.image_id = r.image_id and e.kind = r.kind and e.subject = r.subject
            """,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT);
    Rows set =
        new Rows(
            """
            insert into image_enrichment (image_id, kind, subject, state, reason)
            select image_id::uuid, kind, subject, state, reason
              from unnest(?, ?, ?, ?, ?) as r (image_id, kind, subject, state, reason)
            on conflict (image_id, kind, subject)
              do update set state = excluded.state, reason = excluded.reason
            """,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT);
    changes.forEach(
        (step, outcome) ->
            outcome.ifPresentOrElse(
                now ->
                    set.add(
                        step.imageId(),
                        step.kind().name(),
                        step.subject(),
                        now.state().name(),
                        now.reason()),
                () -> gone.add(step.imageId(), step.kind().name(), step.subject())));
    gone.write(jdbc);
    set.write(jdbc);
  }
}
