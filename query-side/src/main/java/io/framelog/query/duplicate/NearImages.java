package io.framelog.query.duplicate;

import io.framelog.query.bulk.TextArray;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.selection.SimilarImages;
import io.framelog.selection.Selection.NearDuplicateOf;
import io.framelog.selection.Similarities;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads all near-duplicates of an image, and how far they are known, in one database snapshot. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class NearImages {
  private static final int ONE_TOO_MANY = Similarities.MOST_IMAGES + 1;

  private static final String LIVE =
      """
      select image_id::text from near_image
       where algorithm = ? and hash = any (?::int8[]) and not removed and image_id <> ?::uuid
       limit ?
      """;

  /** Removed images are not in the bands: their hashes are compared one by one. */
  private static final String REMOVED =
      """
      select image_id::text from near_image
       where removed and algorithm = ? and bit_count((hash # ?)::bit(64)) <= ?
         and image_id <> ?::uuid
       limit ?
      """;

  private final JdbcTemplate jdbc;
  private final ProjectionProgress progress;
  private final FingerprintTable fingerprints;
  private final Neighbours neighbours;

  NearImages(JdbcTemplate jdbc, ProjectionProgress progress) {
    this.jdbc = jdbc;
    this.progress = progress;
    this.fingerprints = new FingerprintTable(jdbc);
    this.neighbours = new Neighbours(jdbc);
  }

  SimilarImages of(NearDuplicateOf term, boolean withRemoved) {
    Fingerprint own = fingerprints.load(List.of(term.imageId())).get(term.imageId());
    if (own == null) {
      throw SimilarImages.unresolved(
          term, "There is no image %s, or it has no fingerprint yet".formatted(term.imageId()));
    }
    HashKey key = own.key();
    List<String> found = new ArrayList<>(live(term, key));
    if (withRemoved) {
      found.addAll(
          jdbc.queryForList(
              REMOVED,
              String.class,
              key.algorithm(),
              key.hash(),
              term.distance(),
              term.imageId(),
              ONE_TOO_MANY));
    }
    SimilarImages.requireFew(term, found);
    return new SimilarImages(found, progress.position(NearDuplicateProjection.NAME));
  }

  private List<String> live(NearDuplicateOf term, HashKey key) {
    List<String> hashes =
        neighbours
            .within(key.algorithm(), List.of(key.hash()), term.distance())
            .getOrDefault(key.hash(), List.of())
            .stream()
            .map(near -> Long.toString(near.hash()))
            .toList();
    return jdbc.queryForList(
        LIVE,
        String.class,
        key.algorithm(),
        TextArray.literal(hashes),
        term.imageId(),
        ONE_TOO_MANY);
  }
}
