package io.framelog.query.live;

import io.framelog.image.queries.SelectionChange;
import io.framelog.image.queries.SelectionChange.Kind;
import io.framelog.image.queries.SelectionChanges;
import io.framelog.query.image.ImageProjection;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares membership before and after each event of a stretch of the log, in one statement and so
 * in one snapshot of the database: the progress that it reads is that of the rows that it reads,
 * whatever a rebuild does meanwhile.
 */
final class SelectionChangesStatement {
  // A vector changes no version, but 'has:embedding'; it is told only if it changes membership.
  private static final String TOUCHED =
      """
      with reached as (
        select coalesce((select position from projection_progress where name = ?), 0) as position),
      touched as (
        (select image_id, valid_from as position, version, event_type, actor, 'EDIT' as touch
           from image_version
          where valid_from > ? and valid_from <= (select position from reached)
          order by valid_from limit ?)
        union all
        (select e.image_id, e.first_position,
                (select max(v.version) from image_version v
                  where v.image_id = e.image_id and v.valid_from <= e.first_position),
                'EmbeddingRecorded', null, 'VECTOR'
           from image_embedding e
          where e.kind = 'IMAGE' and e.first_position > ?
            and e.first_position <= (select position from reached)
          order by e.first_position limit ?)
        union all
        (select image_id, updated_position, version, 'ImageErased', null, 'ERASURE'
           from image
          where erased and updated_position > ?
            and updated_position <= (select position from reached)
          order by updated_position limit ?)
        order by position limit ?)
      select r.position, t.position, t.image_id::text, t.version, t.event_type, t.actor, t.touch,
             %s, %s
        from reached r left join touched t on true order by t.position
      """;

  private static final String MEMBER =
      """
      exists (select from image i join image_version v on v.image_id = i.image_id
               where i.image_id = t.image_id and v.valid_from <= %1$s and v.valid_to > %1$s and %2$s)
      """;

  private final JdbcTemplate jdbc;

  SelectionChangesStatement(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** An event that may have changed membership; without one, how far the read model is. */
  private record Touched(long reached, @Nullable Event event) {}

  private record Event(long position, Optional<SelectionChange> change) {}

  /** The changes beyond {@code after}, out of at most {@code limit} events of images. */
  SelectionChanges read(Selection selection, long after, int limit) {
    SqlCondition before = member("t.position - 1", selection);
    SqlCondition then = member("t.position", selection);
    List<Object> parameters = new ArrayList<>();
    parameters.add(ImageProjection.NAME);
    for (int branch = 0; branch < 3; branch++) {
      parameters.add(after);
      parameters.add(limit);
    }
    parameters.add(limit);
    parameters.addAll(before.parameters());
    parameters.addAll(then.parameters());
    List<Touched> rows =
        jdbc.query(
            TOUCHED.formatted(before.sql(), then.sql()),
            (row, number) -> new Touched(row.getLong(1), event(row)),
            parameters.toArray());
    List<Event> events = rows.stream().map(Touched::event).filter(Objects::nonNull).toList();
    long reached = events.size() < limit ? rows.getFirst().reached() : events.getLast().position();
    return new SelectionChanges(
        events.stream().flatMap(event -> event.change().stream()).toList(),
        Math.max(after, reached));
  }

  private static SqlCondition member(String position, Selection selection) {
    SqlCondition condition = SqlSelection.asOfEach(position, selection);
    return new SqlCondition(MEMBER.formatted(position, condition.sql()), condition.parameters());
  }

  private static @Nullable Event event(ResultSet row) throws SQLException {
    String imageId = row.getString(3);
    if (imageId == null) {
      return null;
    }
    long position = row.getLong(2);
    long version = row.getLong(4);
    String type = row.getString(5);
    String actor = row.getString(6);
    return new Event(
        position,
        kind(row.getString(7), row.getBoolean(8), row.getBoolean(9))
            .map(kind -> new SelectionChange(position, kind, imageId, version, type, actor)));
  }

  /** Of an erased image nobody knows any more whether it was selected. */
  private static Optional<Kind> kind(String touch, boolean before, boolean then) {
    if (touch.equals("ERASURE") || (before && !then)) {
      return Optional.of(Kind.LEFT);
    }
    if (then && !before) {
      return Optional.of(Kind.ENTERED);
    }
    return then && touch.equals("EDIT") ? Optional.of(Kind.CHANGED) : Optional.empty();
  }
}
