package io.framelog.query.image;

import io.framelog.erasure.EditorNames;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Who made each version. The projection may have read an event before it was rewritten and write
 * the name after; once it has passed the record of the erasure it cannot any more, so that is
 * waited for.
 */
@Component
@Order(0) // whoever copies these rows comes after
class VersionActors implements EditorNames {
  private static final int CHUNK = 20_000;
  private static final String REPLACE =
      """
      update image_version set actor = ? where ctid = any (array(
        select ctid from image_version where actor = ? and valid_from <= ? limit ?))""";

  private final JdbcTemplate jdbc;
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  VersionActors(JdbcTemplate jdbc, ProjectionProgress progress, QuerySettings settings) {
    this.jdbc = jdbc;
    this.progress = progress;
    this.settings = settings;
  }

  @Override
  public void replace(String subject, String pseudonym, long upTo) {
    progress.await(ImageProjection.NAME, upTo, settings.patience());
    int changed;
    do {
      changed = jdbc.update(REPLACE, pseudonym, subject, upTo, CHUNK);
    } while (changed > 0); // not "== CHUNK": a row that moved meanwhile was passed over
  }
}
