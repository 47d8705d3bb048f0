package io.framelog.query.image;

import io.framelog.identity.Identities;
import io.framelog.image.queries.ImageDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Images as JSON straight from PostgreSQL. Each load is one statement, so that all of it, and the
 * position beside it, is from one snapshot of the database without a transaction of its own.
 */
@Component
public class ImageDocuments {
  /** The projection that these reads stand on. */
  public static final String PROJECTION = ImageProjection.NAME;

  private final JdbcTemplate jdbc;

  ImageDocuments(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** As {@link #loadAt}, without the position. */
  public Map<String, ImageDocument> load(Collection<String> ids, @Nullable Long asOf) {
    return loadAt(ids, asOf).images();
  }

  /**
   * The images that exist, by id; what is not an id names no image.
   *
   * @param asOf null for now; else the annotations as of this position, which the projection must
   *     have reached. Suggestions, enrichment and thumbnails are not told for the past, and {@code
   *     sequence} is then the version
   */
  public LoadedImages loadAt(Collection<String> ids, @Nullable Long asOf) {
    return asOf == null ? now(known(ids)) : then(known(ids), asOf).images();
  }

  /** As {@link #loadAt} for a past position; empty when the projection has not reached it. */
  Optional<LoadedImages> loadReached(Collection<String> ids, long asOf) {
    Past past = then(known(ids), asOf);
    return past.progress() < asOf ? Optional.empty() : Optional.of(past.images());
  }

  private static String[] known(Collection<String> ids) {
    return ids.stream().filter(Identities::isUuid).distinct().toArray(String[]::new);
  }

  boolean isErased(String imageId) {
    return Identities.isUuid(imageId)
        && !jdbc.queryForList(
                "select 1 from image where image_id = ?::uuid and erased", Integer.class, imageId)
            .isEmpty();
  }

  private LoadedImages now(String[] ids) {
    Map<String, ImageDocument> images = new HashMap<>();
    long[] position = new long[1];
    jdbc.query(
        ImageSql.NOW,
        row -> {
          position[0] = row.getLong(1);
          if (row.getString(2) != null) {
            ImageDocument image = ImageJson.now(row);
            images.put(image.imageId(), image);
          }
        },
        PROJECTION,
        ids);
    return new LoadedImages(images, position[0]);
  }

  /** Images as of a position, and how far the projection was when they were read. */
  private record Past(LoadedImages images, long progress) {}

  private Past then(String[] ids, long asOf) {
    Map<String, ImageDocument> images = new HashMap<>();
    long[] progress = new long[1];
    jdbc.query(
        ImageSql.THEN,
        row -> {
          progress[0] = row.getLong(1);
          if (row.getString(2) != null) {
            ImageDocument image = ImageJson.then(row);
            images.put(image.imageId(), image);
          }
        },
        asOf,
        asOf,
        PROJECTION,
        asOf,
        ids,
        asOf);
    return new Past(new LoadedImages(images, asOf), progress[0]);
  }
}
