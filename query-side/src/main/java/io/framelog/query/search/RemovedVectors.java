package io.framelog.query.search;

import io.framelog.model.DualEncoder;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import io.framelog.query.search.ImageRecord.EmbeddingRecord;
import io.framelog.query.selection.SimilarImages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds removed images by their vectors, which the index does not have: from the store, a thousand
 * at a time.
 */
@SearchComponent
class RemovedVectors {
  private static final int AT_ONCE = 1_000;
  private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

  private static final String PAGE =
      """
      select e.image_id::text, e.model, e.model_version, e.dimension, e.sha256
        from image i join image_embedding e on e.image_id = i.image_id
       where i.removed and e.kind = 'IMAGE' and e.model = ? and e.model_version = ?
         and i.image_id > ?::uuid
       order by i.image_id limit ?
      """;

  private final JdbcTemplate jdbc;
  private final VectorStore store;
  private final DualEncoder encoder;

  RemovedVectors(JdbcTemplate jdbc, VectorStore store, DualEncoder encoder) {
    this.jdbc = jdbc;
    this.store = store;
    this.encoder = encoder;
  }

  /** Adds the ids of the removed images that are near enough. */
  void find(Nearness nearness, Collection<String> found) {
    String after = BEFORE_ALL;
    Map<String, VectorKey> page;
    do {
      page = page(after);
      Map<VectorKey, float[]> vectors = store.find(page.values());
      for (Map.Entry<String, VectorKey> image : page.entrySet()) {
        float[] vector = vectors.get(image.getValue());
        if (vector != null
            && Vectors.hasDirection(vector)
            && nearness.holds(Vectors.dot(nearness.vector(), Vectors.normalised(vector)))) {
          found.add(image.getKey());
        }
        after = image.getKey();
      }
      SimilarImages.requireFew(nearness.term(), found);
    } while (page.size() == AT_ONCE);
  }

  private Map<String, VectorKey> page(String after) {
    Map<String, VectorKey> keys = new LinkedHashMap<>();
    jdbc.query(
        PAGE,
        row -> {
          EmbeddingRecord embedding =
              new EmbeddingRecord(
                  "IMAGE", "", row.getString(2), row.getString(3), row.getInt(4), row.getString(5));
          keys.put(row.getString(1), RecordVectors.key(row.getString(1), embedding));
        },
        encoder.model(),
        encoder.version(),
        after,
        AT_ONCE);
    return keys;
  }
}
