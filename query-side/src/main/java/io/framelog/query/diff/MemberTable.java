package io.framelog.query.diff;

import io.framelog.diff.DiffSide;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.selection.SqlCondition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads which images are on a side, and which have new versions. */
@Component
class MemberTable {
  private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

  private static final String MEMBERS =
      """
      select i.image_id::text, v.valid_from
        from image i join image_version v on v.image_id = i.image_id
       where v.valid_from <= ? and v.valid_to > ? and %s and %s
       order by i.image_id limit ?
      """;

  /**
   * Materialized: by the index on positions, not by a walk over all images in the order that is
   * asked for.
   */
  private static final String CHANGED =
      """
      with changed as materialized (
        select image_id from image_version where valid_from > ? and valid_from <= ?)
      select image_id::text
        from (select distinct image_id from changed where image_id > ?::uuid
               order by image_id limit ?) first
       order by image_id
      """;

  private static final String ERASED =
      """
      select image_id::text, leaf from erased_item
       where snapshot_id = ?::uuid and image_id > ?::uuid order by image_id limit ?
      """;

  private final JdbcTemplate jdbc;

  MemberTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Plans for the values at hand: ranges of positions are short or long. */
  void begin() {
    jdbc.execute("set local plan_cache_mode = force_custom_plan; set local jit = off");
  }

  /**
   * The first of a side beyond an image id, at most {@code limit}; not those that were erased. Both
   * ids are bounded: from one bound PostgreSQL does not conclude the other.
   */
  NavigableMap<String, Member> beyond(ComparedSide side, @Nullable String after, int limit) {
    String id = after == null ? BEFORE_ALL : after;
    return read(side, "i.image_id > ?::uuid and v.image_id > ?::uuid", List.of(id, id), limit);
  }

  /** Those of some images that are on a side. */
  NavigableMap<String, Member> among(ComparedSide side, Collection<String> ids) {
    List<String> array = List.of(TextArray.literal(List.copyOf(ids)));
    return read(side, "i.image_id = any (?::uuid[])", array, ids.size());
  }

  private NavigableMap<String, Member> read(
      ComparedSide side, String which, List<String> bounds, int limit) {
    SqlCondition condition = side.condition();
    List<Object> parameters = new ArrayList<>();
    parameters.add(side.side().position());
    parameters.add(side.side().position());
    parameters.addAll(bounds);
    parameters.addAll(condition.parameters());
    parameters.add(limit);
    NavigableMap<String, Member> members = new TreeMap<>();
    jdbc.query(
        MEMBERS.formatted(which, condition.sql()),
        row -> {
          members.put(row.getString(1), Member.of(row.getLong(2)));
        },
        parameters.toArray());
    return members;
  }

  /** The first images with versions that begin in {@code (low, high]}, beyond an image id. */
  List<String> changed(long low, long high, @Nullable String after, int limit) {
    return jdbc.queryForList(
        CHANGED, String.class, low, high, after == null ? BEFORE_ALL : after, limit);
  }

  /** The first erased items of a side that is a snapshot, beyond an image id. */
  NavigableMap<String, Member> erased(DiffSide side, @Nullable String after, int limit) {
    NavigableMap<String, Member> erased = new TreeMap<>();
    if (side.snapshotId() != null) {
      jdbc.query(
          ERASED,
          row -> {
            erased.put(row.getString(1), Member.erased(HexFormat.of().formatHex(row.getBytes(2))));
          },
          side.snapshotId(),
          after == null ? BEFORE_ALL : after,
          limit);
    }
    return erased;
  }
}
