package io.framelog.query.image;

import io.framelog.image.Thumbnail;
import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.JdbcTemplate;

/** All rows that a batch changes, written with one statement a table. */
final class ImageRows {
  final List<VersionRow> versions = new ArrayList<>();
  final List<CropRow> crops = new ArrayList<>();
  final List<CropRow> closedCrops = new ArrayList<>();
  final Set<ImageState> annotated = new LinkedHashSet<>();
  final Set<ImageState> enriched = new LinkedHashSet<>();
  final Map<String, List<Thumbnail>> thumbnails = new HashMap<>();
  final StepRows steps = new StepRows();
  final EmbeddingRows embeddings = new EmbeddingRows();
  final ErasedRows erased = new ErasedRows();

  private final Rows closedVersions =
      new Rows(
          """
          update image_version v set valid_to = r.valid_to
            from (select image_id::uuid, valid_from, valid_to
                    from unnest(?, ?, ?) as r (image_id, valid_from, valid_to)) r
           where v.image_id = r.image_id and v.valid_from = r.valid_from
          """,
          Column.TEXT,
          Column.BIGINT,
          Column.BIGINT);

  void closeVersion(String imageId, long validFrom, long validTo) {
    closedVersions.add(imageId, validFrom, validTo);
  }

  /**
   * @param salts used by another thread until this returns
   */
  void write(JdbcTemplate jdbc, ItemSalts salts) {
    // Hashes and words are computed while PostgreSQL works on what does not need them.
    Future<?> completing =
        ForkJoinPool.commonPool()
            .submit(() -> versions.forEach(version -> version.complete(salts)));
    closedVersions.write(jdbc);
    CropStatements.close(closedCrops, jdbc);
    CropStatements.insert(crops, jdbc);
    ImageStatements.insert(annotated.stream().filter(image -> image.isNew).toList(), jdbc);
    ImageStatements.update(annotated.stream().filter(image -> !image.isNew).toList(), jdbc);
    ImageStatements.touch(
        enriched.stream().filter(image -> !annotated.contains(image)).toList(), jdbc);
    OrderStatements.write(annotated, jdbc);
    ThumbnailStatements.replace(thumbnails, jdbc);
    SuggestionStatements.replace(suggestionsChanged(), jdbc);
    steps.write(jdbc);
    embeddings.write(jdbc);
    await(completing);
    VersionStatements.insert(versions, jdbc);
    erased.write(jdbc); // takes versions away, too
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("versions could not be completed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while versions were completed", e);
    }
  }

  private List<ImageState> suggestionsChanged() {
    Set<ImageState> touched = new LinkedHashSet<>(annotated);
    touched.addAll(enriched);
    return touched.stream().filter(image -> image.suggestionsChanged).toList();
  }
}
