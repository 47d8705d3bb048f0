package io.framelog.query.image;

import io.framelog.image.EmbeddingSubject;
import io.framelog.image.VectorRef;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a batch does to {@code image_embedding}: which vectors exist for the current subjects. */
final class EmbeddingRows {
  private record Subject(String imageId, EmbeddingSubject.Kind kind, String cropId) {}

  private record Model(String name, String version) {}

  private record Vector(VectorRef ref, long firstPosition) {}

  private final Set<Subject> outdated = new LinkedHashSet<>();
  private final Map<Subject, Map<Model, Vector>> recorded = new LinkedHashMap<>();

  void put(ImageState image, EmbeddingSubject.Kind kind, String cropId, EmbeddingRecorded event) {
    recorded
        .computeIfAbsent(
            new Subject(image.imageId(), kind, cropId), subject -> new LinkedHashMap<>())
        .merge(
            new Model(event.vector().model(), event.vector().modelVersion()),
            new Vector(event.vector(), image.position),
            (earlier, later) -> new Vector(later.ref(), earlier.firstPosition()));
  }

  void remove(ImageState image, EmbeddingSubject.Kind kind, String cropId) {
    Subject subject = new Subject(image.imageId(), kind, cropId);
    recorded.remove(subject);
    if (!image.isNew) {
      outdated.add(subject);
    }
  }

  void write(JdbcTemplate jdbc) {
    Rows gone =
        new Rows(
            """
            delete from image_embedding e
             using unnest(?, ?, ?) as r (image_id, kind, crop_id)
             where e.image_id = r.image_id::uuid and e.kind = r.kind and e.crop_id = r.crop_id
            """,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT);
    outdated.forEach(
        subject -> gone.add(subject.imageId(), subject.kind().name(), subject.cropId()));
    gone.write(jdbc);

    Rows set =
        new Rows(
            """
            insert into image_embedding
              (image_id, kind, crop_id, model, model_version, dimension, sha256, first_position)
            select image_id::uuid, kind, crop_id, model, model_version, dimension, sha256,
                   first_position
              from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                as r (image_id, kind, crop_id, model, model_version, dimension, sha256,
                      first_position)
            on conflict (image_id, kind, crop_id, model, model_version)
              do update set dimension = excluded.dimension, sha256 = excluded.sha256
            """,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.TEXT,
            Column.INT,
            Column.TEXT,
            Column.BIGINT);
    recorded.forEach(
        (subject, models) ->
            models.forEach(
                (model, vector) ->
                    set.add(
                        subject.imageId(),
                        subject.kind().name(),
                        subject.cropId(),
                        model.name(),
                        model.version(),
                        vector.ref().dimension(),
                        vector.ref().sha256(),
                        vector.firstPosition())));
    set.write(jdbc);
  }
}
