package io.framelog.query.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.queries.CropView;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImageView;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

@ReadModelTest
class ImageProjectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> TABLES =
      List.of(
          "image",
          "image_version",
          "crop_version",
          "image_thumbnail",
          "image_suggestion",
          "image_enrichment",
          "image_embedding",
          "image_edited",
          "image_size");

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired ImageDocuments documents;
  @Autowired JdbcTemplate jdbc;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everyPastPositionIsToldAsItWas(long seed) {
    Oracle oracle = new Oracle();
    long first = reader.head().position() + 1;
    long last = appendHistory(seed, 400, oracle);
    progress.await("image", last, PATIENCE);

    Map<Long, Instant> times = times(first);
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      long position = first + random.nextLong(last - first + 1);
      Map<String, ImageDocument> images = documents.load(oracle.imageIds(), position);
      for (String id : oracle.imageIds()) {
        assertThat(canonical(images.get(id)))
            .as("image %s at %d", id, position)
            .isEqualTo(canonical(expected(oracle, id, position, times)));
      }
    }
  }

  @Test
  void theHashOfEveryItemCanBeDerivedAgainFromTheTables() {
    long last = appendHistory(21, 400, new Oracle());
    progress.await("image", last, PATIENCE);

    List<String> wrong = new ArrayList<>();
    jdbc.query(
        """
        select v.image_id::text, v.valid_from, sha256, media_type, width, height, v.caption, v.tags,
               v.actors, v.metadata::text, v.review, v.item_salt, v.item_hash
          from image_version v join image i on i.image_id = v.image_id
        """,
        row -> {
          CanonicalItem item =
              new CanonicalItem(
                  row.getString(1),
                  row.getString(3),
                  row.getString(4),
                  row.getInt(5),
                  row.getInt(6),
                  row.getString(7),
                  List.of((String[]) row.getArray(8).getArray()),
                  List.of((String[]) row.getArray(9).getArray()),
                  CanonicalItem.canonicalMetadata(row.getString(10)),
                  crops(row.getString(1), row.getLong(2)),
                  row.getString(11));
          if (!Arrays.equals(item.hash(row.getBytes(12)), row.getBytes(13))) {
            wrong.add(row.getString(1) + " at " + row.getLong(2) + ": " + item.toJson());
          }
        });

    assertThat(wrong).isEmpty();
    assertThat(jdbc.queryForObject("select count(*) from image_version", Long.class))
        .isGreaterThan(200);
  }

  @Test
  void aReplayMakesTheSameRows() {
    long last = appendHistory(31, 300, new Oracle());
    progress.await("image", last, PATIENCE);
    Map<String, List<String>> live = dump();

    for (int i = 0; i < 2; i++) {
      reset.reset("image");
      progress.await("image", last, PATIENCE);
      assertThat(dump()).isEqualTo(live);
    }
    assertThat(live.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
  }

  @Test
  void anEventOfAnUnknownTypeIsPassedOver() {
    String id = Images.id();
    log.append(Images.registered(id));

    long position = log.appendUnknown(id);
    progress.await("image", position, PATIENCE);

    assertThat(documents.load(List.of(id), null).get(id))
        .extracting(ImageDocument::version)
        .isEqualTo(1L);
  }

  /** Appends in small units and returns the last position. */
  private long appendHistory(long seed, int events, Oracle oracle) {
    RandomHistory history = new RandomHistory(seed, oracle);
    Random random = new Random(seed);
    long position = reader.head().position();
    for (int appended = 0; appended < events; ) {
      List<ImageEvent> unit = new ArrayList<>();
      long next = position;
      for (int i = random.nextInt(5); i >= 0; i--) {
        ImageEvent event = history.next();
        oracle.on(++next, event);
        unit.add(event);
      }
      position = log.append("ann", unit);
      assertThat(position).isEqualTo(next);
      appended += unit.size();
    }
    return position;
  }

  private Map<Long, Instant> times(long first) {
    Map<Long, Instant> times = new HashMap<>();
    for (LoggedEvent event : reader.read(LogQuery.all(first - 1, 10_000))) {
      times.put(event.position(), event.recordedAt());
    }
    return times;
  }

  private static @Nullable ImageDocument expected(
      Oracle oracle, String id, long position, Map<Long, Instant> times) {
    Oracle.State state = oracle.asOf(id, position);
    if (state == null) {
      return null;
    }
    List<CropView> crops = new ArrayList<>();
    state.crops().forEach((crop, at) -> crops.add(new CropView(crop, at.box(), at.label())));
    ImageView view =
        new ImageView(
            id,
            state.version(),
            "/v1/images/" + id + "/content",
            null,
            state.registration().sourceUrl(),
            state.registration().width(),
            state.registration().height(),
            state.registration().mediaType(),
            state.registration().bytes(),
            state.registration().sha256(),
            state.caption(),
            state.captionOrigin(),
            state.tags(),
            state.actors(),
            crops,
            state.metadata(),
            List.of(),
            state.review(),
            Map.of(),
            requireNonNull(times.get(oracle.registeredAt(id))),
            requireNonNull(times.get(oracle.versionAt(id, position))),
            state.removed());
    return new ImageDocument(id, state.version(), state.version(), JSON.writeValueAsString(view));
  }

  /** Numbers by value, members in one order. */
  private static String canonical(@Nullable ImageDocument image) {
    return image == null ? "none" : image.version() + CanonicalItem.canonicalMetadata(image.json());
  }

  private List<Crop> crops(String imageId, long position) {
    return jdbc.query(
        """
        select crop_id::text, x, y, w, h, label from crop_version
         where image_id = ?::uuid and valid_from <= ? and valid_to > ?
        """,
        (row, number) ->
            new Crop(
                row.getString(1),
                new Box(row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5)),
                row.getString(6)),
        imageId,
        position,
        position);
  }

  private Map<String, List<String>> dump() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String table : TABLES) {
      rows.put(
          table, jdbc.queryForList("select t::text from " + table + " t order by 1", String.class));
    }
    return rows;
  }
}
