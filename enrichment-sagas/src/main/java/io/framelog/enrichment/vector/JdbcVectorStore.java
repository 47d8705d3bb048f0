package io.framelog.enrichment.vector;

import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@link VectorStore} in the table {@code embedding_vector}; one statement for each 500 vectors.
 */
final class JdbcVectorStore implements VectorStore {
  private static final int CHUNK = 500;

  private static final String INSERT =
      """
      insert into embedding_vector (subject, model, model_version, sha256, dimension, vector)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bytea[])
      on conflict do nothing
      """;

  private static final String FIND =
      """
      select subject, model, model_version, sha256, v.vector
      from unnest(?::text[], ?::text[], ?::text[], ?::text[])
        as k (subject, model, model_version, sha256)
      join embedding_vector v using (subject, model, model_version, sha256)
      """;

  /**
   * One order for all writers: two that insert the same keys wait for each other, not in a ring.
   */
  private static final Comparator<VectorKey> ORDER =
      Comparator.comparing(VectorKey::subject)
          .thenComparing(VectorKey::model)
          .thenComparing(VectorKey::modelVersion)
          .thenComparing(VectorKey::sha256);

  private final JdbcTemplate jdbc;

  JdbcVectorStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws IllegalArgumentException when a key's digest is not that of its vector; nothing is
   *     stored then
   */
  @Override
  public void put(Map<VectorKey, float[]> vectors) {
    vectors.forEach(JdbcVectorStore::check);
    List<VectorKey> keys = vectors.keySet().stream().sorted(ORDER).toList();
    for (List<VectorKey> chunk : chunks(keys)) {
      Integer[] dimensions =
          chunk.stream().map(key -> vector(vectors, key).length).toArray(Integer[]::new);
      byte[][] bytes =
          chunk.stream()
              .map(key -> VectorBytes.toBytes(vector(vectors, key)))
              .toArray(byte[][]::new);
      jdbc.update(
          INSERT,
          column(chunk, VectorKey::subject),
          column(chunk, VectorKey::model),
          column(chunk, VectorKey::modelVersion),
          column(chunk, VectorKey::sha256),
          dimensions,
          bytes);
    }
  }

  @Override
  public Map<VectorKey, float[]> find(Collection<VectorKey> keys) {
    Map<VectorKey, float[]> found = HashMap.newHashMap(keys.size());
    for (List<VectorKey> chunk : chunks(keys.stream().distinct().toList())) {
      jdbc.query(
          FIND,
          row -> {
            found.put(
                new VectorKey(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                VectorBytes.fromBytes(row.getBytes(5)));
          },
          column(chunk, VectorKey::subject),
          column(chunk, VectorKey::model),
          column(chunk, VectorKey::modelVersion),
          column(chunk, VectorKey::sha256));
    }
    return found;
  }

  private static void check(VectorKey key, float[] vector) {
    String sha256 = VectorBytes.sha256(vector);
    if (!sha256.equals(key.sha256())) {
      throw new IllegalArgumentException(
          "%s names the digest %s, but its vector has %s"
              .formatted(key.subject(), key.sha256(), sha256));
    }
  }

  private static float[] vector(Map<VectorKey, float[]> vectors, VectorKey key) {
    return Objects.requireNonNull(vectors.get(key));
  }

  private static String[] column(List<VectorKey> keys, Function<VectorKey, String> part) {
    return keys.stream().map(part).toArray(String[]::new);
  }

  private static List<List<VectorKey>> chunks(List<VectorKey> keys) {
    List<List<VectorKey>> chunks = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += CHUNK) {
      chunks.add(keys.subList(from, Math.min(keys.size(), from + CHUNK)));
    }
    return chunks;
  }
}
