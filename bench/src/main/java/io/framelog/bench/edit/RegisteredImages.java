package io.framelog.bench.edit;

import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Selects every image, straight from the log: the read model, which would do so, has a process of
 * its own where it counts.
 */
@Component
class RegisteredImages {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcTemplate jdbc;

  RegisteredImages(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @QueryHandler
  SelectedImages handle(FindSelectedImages query) {
    return new SelectedImages(
        jdbc.queryForList(
            "select aggregate_id::text from event_log where sequence = 0 and aggregate_id > ?"
                + " order by aggregate_id limit ?",
            String.class,
            query.after() == null
                ? BEFORE_ALL
                : UUID.fromString(Objects.requireNonNull(query.after())),
            query.limit()));
  }
}
