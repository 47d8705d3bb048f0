package io.framelog.enrichment.vector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import io.framelog.stack.StackServer;
import io.framelog.stack.StackServers;
import io.framelog.stack.StackSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class JdbcVectorStoreTest {
  private static final JdbcTemplate JDBC = migrated();
  private final VectorStore store = new JdbcVectorStore(JDBC);

  private static JdbcTemplate migrated() {
    Map<String, String> properties =
        StackServers.shared(StackSettings.forTests(StackServer.POSTGRES)).properties();
    DriverManagerDataSource source =
        new DriverManagerDataSource(
            requireNonNull(properties.get("spring.datasource.url")),
            requireNonNull(properties.get("spring.datasource.username")),
            requireNonNull(properties.get("spring.datasource.password")));
    source.setSchema("vectors");
    Flyway.configure().dataSource(source).schemas("vectors").load().migrate();
    return new JdbcTemplate(source);
  }

  @BeforeEach
  void empty() {
    JDBC.update("delete from embedding_vector");
  }

  @Test
  void what_was_put_is_found_bit_by_bit() {
    Map<VectorKey, float[]> vectors = vectors(1_201, 384, 1);

    store.put(vectors);

    Map<VectorKey, float[]> found = store.find(vectors.keySet());
    assertThat(found).hasSize(1_201);
    vectors.forEach((key, vector) -> assertThat(found.get(key)).containsExactly(vector));
  }

  @Test
  void putting_again_changes_nothing() {
    Map<VectorKey, float[]> vectors = vectors(10, 16, 2);
    store.put(vectors);

    store.put(vectors);

    assertThat(rows()).isEqualTo(10);
  }

  @Test
  void a_subject_keeps_one_vector_per_model_version_and_digest() {
    Map<VectorKey, float[]> vectors = new LinkedHashMap<>();
    for (float value : new float[] {1, 2}) {
      for (String version : List.of("1", "2")) {
        float[] vector = {value, 0};
        vectors.put(new VectorKey("image", "m", version, VectorBytes.sha256(vector)), vector);
      }
    }

    store.put(vectors);

    assertThat(store.find(vectors.keySet())).hasSize(4);
  }

  @Test
  void keys_that_are_not_there_are_left_out() {
    Map<VectorKey, float[]> vectors = vectors(3, 8, 3);
    store.put(vectors);
    List<VectorKey> asked = new ArrayList<>(vectors.keySet());
    asked.add(new VectorKey("other", "m", "1", "0".repeat(64)));
    asked.add(asked.getFirst());

    assertThat(store.find(asked)).hasSize(3).containsOnlyKeys(vectors.keySet());
    assertThat(store.find(List.of())).isEmpty();
  }

  @Test
  void a_key_with_the_digest_of_another_vector_is_refused_and_nothing_is_stored() {
    Map<VectorKey, float[]> vectors = vectors(2, 4, 4);
    vectors.put(new VectorKey("wrong", "m", "1", "a".repeat(64)), new float[] {1, 2, 3, 4});

    assertThatThrownBy(() -> store.put(vectors))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wrong names the digest aaaa");
    assertThat(rows()).isZero();
  }

  @Test
  void writers_of_the_same_keys_in_opposite_orders_do_not_deadlock() throws Exception {
    Map<VectorKey, float[]> forwards = vectors(400, 64, 5);
    Map<VectorKey, float[]> backwards = new LinkedHashMap<>();
    List<VectorKey> keys = new ArrayList<>(forwards.keySet());
    Collections.reverse(keys);
    keys.forEach(key -> backwards.put(key, forwards.get(key)));

    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 16; i++) {
        Map<VectorKey, float[]> vectors = i % 2 == 0 ? forwards : backwards;
        writers.add(threads.submit(() -> store.put(vectors)));
      }
    }
    for (Future<?> writer : writers) {
      writer.get();
    }

    assertThat(rows()).isEqualTo(400);
  }

  private static int rows() {
    Integer rows = JDBC.queryForObject("select count(*) from embedding_vector", Integer.class);
    return rows == null ? -1 : rows;
  }

  private static Map<VectorKey, float[]> vectors(int count, int dimension, int seed) {
    Random random = new Random(seed);
    Map<VectorKey, float[]> vectors = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[dimension];
      for (int d = 0; d < dimension; d++) {
        vector[d] = random.nextFloat() - 0.5f;
      }
      vectors.put(new VectorKey("image-" + i, "m", "1", VectorBytes.sha256(vector)), vector);
    }
    return vectors;
  }
}
