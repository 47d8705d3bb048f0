package io.framelog.query.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.duplicate.MaxDistance;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.log.LogReader;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.image.Images;
import io.framelog.query.progress.PositionedEvent;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ReadModelTest
class NearDuplicateProjectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired JdbcTemplate jdbc;
  @Autowired NearDuplicateProjection projection;
  @Autowired TransactionTemplate transactions;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theRowsAreWhatBruteForceSaysWhateverHappensToTheImages(long seed) {
    LivePictures pictures = new LivePictures(log, "rows-" + seed);
    ClusteredHashes hashes = new ClusteredHashes(seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 4; round++) {
      pictures.add(hashes.next(100));
      pictures.disturb(random, hashes, 60);
      progress.await(NearDuplicateProjection.NAME, pictures.head(), PATIENCE);
      assertThat(rows(pictures.algorithm())).isEqualTo(expected(pictures.live().values()));
    }
  }

  @Test
  void aReplayMakesTheSameRows() {
    LivePictures pictures = new LivePictures(log, "replay");
    ClusteredHashes hashes = new ClusteredHashes(7);
    pictures.add(hashes.next(300));
    pictures.disturb(new SplittableRandom(7), hashes, 200);
    progress.await(NearDuplicateProjection.NAME, pictures.head(), PATIENCE);
    List<String> images = dump("near_image");
    List<String> rows = dump("near_hash");

    for (int i = 0; i < 2; i++) {
      reset.reset(NearDuplicateProjection.NAME);
      progress.await(NearDuplicateProjection.NAME, pictures.head(), PATIENCE);
      assertThat(dump("near_image")).isEqualTo(images);
      assertThat(dump("near_hash")).isEqualTo(rows);
    }
    assertThat(rows).hasSizeGreaterThan(100);
  }

  @Test
  void whatABatchThatWasRolledBackDidInMemoryIsForgotten() {
    LivePictures pictures = new LivePictures(log, "rolled-back");
    pictures.add(0b0L);
    progress.await(NearDuplicateProjection.NAME, pictures.head(), PATIENCE);

    String ghost = Images.id();
    transactions.executeWithoutResult(
        transaction -> {
          projection.apply(
              List.of(
                  PositionedEvent.of(
                      pictures.head() + 1,
                      pictures.recorded(ghost, 0b1L),
                      Map.of(),
                      ghost,
                      1,
                      Instant.EPOCH)));
          transaction.setRollbackOnly();
        });
    pictures.add(0b111L);
    progress.await(NearDuplicateProjection.NAME, pictures.head(), PATIENCE);

    assertThat(rows("rolled-back")).isEqualTo(expected(List.of(0b0L, 0b111L)));
  }

  @Test
  void imagesOfOneHashAreOneRow() {
    LivePictures pictures = new LivePictures(log, "blank");
    for (int i = 0; i < 5; i++) {
      pictures.add(Collections.nCopies(500, 42L));
    }
    pictures.remove(pictures.live().keySet().iterator().next());
    progress.await(NearDuplicateProjection.NAME, pictures.head(), PATIENCE);
    assertThat(rows("blank")).containsExactly("42: 2499 images, nearest null");
  }

  @Test
  void hashesOfDifferentAlgorithmsAreNeverCompared() {
    new LivePictures(log, "one").add(1L);
    LivePictures other = new LivePictures(log, "other");
    String id = other.add(1L);
    progress.await(NearDuplicateProjection.NAME, other.head(), PATIENCE);
    assertThat(rows("one")).isEqualTo(rows("other")).containsExactly("1: 1 images, nearest null");

    LivePictures better = new LivePictures(log, "better");
    long position = log.append(better.recorded(id, 5L));
    progress.await(NearDuplicateProjection.NAME, position, PATIENCE);
    assertThat(rows("other")).as("the last fingerprint counts").isEmpty();
    assertThat(rows("better")).containsExactly("5: 1 images, nearest null");
  }

  @Test
  void imagesWithoutAFingerprintAreNotThere() {
    String id = Images.id();
    ImageRegistered registered = Images.registered(id);
    List<ImageEvent> events = List.of(registered, new ImageRemoved(id, null));
    long position = log.append("ann", events);
    progress.await(NearDuplicateProjection.NAME, position, PATIENCE);
    assertThat(dump("near_image")).noneMatch(row -> row.contains(id));
  }

  private TreeSet<String> rows(String algorithm) {
    return new TreeSet<>(
        jdbc.query(
            "select hash, images, nearest from near_hash where algorithm = ?",
            (row, number) -> row(row.getLong(1), row.getInt(2), (Integer) row.getObject(3)),
            algorithm));
  }

  private static TreeSet<String> expected(Collection<Long> live) {
    TreeSet<String> rows = new TreeSet<>();
    for (long hash : live) {
      int images = (int) live.stream().filter(other -> other == hash).count();
      Integer nearest =
          live.stream()
              .map(other -> Long.bitCount(hash ^ other))
              .filter(distance -> distance > 0 && distance <= MaxDistance.LIMIT)
              .min(Integer::compare)
              .orElse(null);
      rows.add(row(hash, images, nearest));
    }
    return rows;
  }

  private static String row(long hash, int images, @Nullable Integer nearest) {
    return hash + ": " + images + " images, nearest " + nearest;
  }

  private List<String> dump(String table) {
    return new ArrayList<>(
        jdbc.queryForList("select t::text from " + table + " t order by 1", String.class));
  }
}
