package io.framelog.query.image;

import io.framelog.image.events.ImageEvent;
import io.framelog.log.LogReader;
import io.framelog.query.bulk.IndexScans;
import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.PositionedEvent;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Images in PostgreSQL: current rows, every version as a range of positions, and what machines
 * derived. A batch is folded in memory and written with one statement a table.
 */
@Component
public class ImageProjection implements BatchProjection {
  /** The name of the projection and of its progress. */
  public static final String NAME = "image";

  private static final String AGGREGATE = "Image";

  private static final List<String> TABLES =
      List.of(
          "image",
          "image_version",
          "crop_version",
          "image_thumbnail",
          "image_suggestion",
          "image_enrichment",
          "image_embedding",
          "erased_item",
          "image_edited",
          "image_size");

  private final JdbcTemplate jdbc;
  private final LogReader log;
  private final ImageStates states;

  ImageProjection(JdbcTemplate jdbc, LogReader log) {
    this.jdbc = jdbc;
    this.log = log;
    this.states = new ImageStates(jdbc);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean reads(String aggregateType) {
    return aggregateType.equals(AGGREGATE);
  }

  @Override
  public List<String> tables() {
    return TABLES;
  }

  @Override
  public void apply(List<PositionedEvent> events) {
    List<PositionedEvent> batch =
        events.stream().filter(event -> reads(event.aggregateType())).toList();
    if (batch.isEmpty()) {
      return;
    }
    IndexScans.prefer(jdbc);
    TouchedImages touched = TouchedImages.by(batch);
    ItemSalts salts =
        touched.firstVersion() == 0
            ? new ItemSalts(Map.of())
            : ItemSalts.of(log, touched.firstVersion(), touched.lastVersion());
    ImageFold fold = new ImageFold(states.load(touched), salts);
    for (PositionedEvent at : batch) {
      if (at.payload() instanceof ImageEvent event) {
        fold.on(at, event);
      }
    }
    fold.rows().write(jdbc, salts);
  }

  @Override
  public void reset() {
    jdbc.execute("truncate " + String.join(", ", TABLES));
  }
}
