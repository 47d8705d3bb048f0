package io.framelog.query.dataset;

import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.selection.SqlCondition;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The items of a snapshot: of a selection as of a position, in image-id order, page by page. What
 * was true at a position stays true, so pages read at different times fit together; what was erased
 * since is there by its leaf.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class SnapshotItemTable {
  /**
   * Each execution is planned for its values, and not compiled: it is short work for any plan. A
   * walk goes along the index, however few matches are expected: a sort would look at all images.
   */
  private static final String PLAN =
      """
      select set_config('plan_cache_mode', 'force_custom_plan', true),
             set_config('jit', 'off', true), set_config('enable_sort', ?, true)
      """;

  /** One in so many images makes it worthwhile to look at all of them. */
  private static final long WALKED_FOR_ONE = 200;

  private final JdbcTemplate jdbc;
  private final ErasedItems erased;

  SnapshotItemTable(JdbcTemplate jdbc, ErasedItems erased) {
    this.jdbc = jdbc;
    this.erased = erased;
  }

  /** An item by the hash that is its leaf. */
  record Leaf(UUID imageId, byte[] hash) {}

  /** The leaves beyond an image id, at most {@code limit}; those of erased items are among them. */
  List<Leaf> leaves(
      UUID snapshotId, SelectionSpec selection, long position, @Nullable UUID after, int limit) {
    List<Leaf> shown =
        query(
            new ItemStatements(selection, position).leaves(after, limit),
            (row, number) -> new Leaf(row.getObject(1, UUID.class), row.getBytes(2)));
    return inOrder(shown, erased.beyond(snapshotId, after, limit), Leaf::imageId, limit);
  }

  /** The leaf of one image, if the selection has it as of the position. */
  Optional<byte[]> leaf(SelectionSpec selection, long position, UUID imageId) {
    return query(
            new ItemStatements(selection, position).leaf(imageId), (row, number) -> row.getBytes(1))
        .stream()
        .findFirst();
  }

  /** Whether so many items are that many of all images that walking along these finds them soon. */
  boolean isWalked(SelectionSpec selection, long count) {
    Long images =
        jdbc.queryForObject(
            "select reltuples::bigint from pg_class where oid = 'image'::regclass", Long.class);
    return selection.text() != null && (images == null || images < count * WALKED_FOR_ONE);
  }

  /**
   * The items beyond an image id, at most {@code limit}: erased ones by their bare leaves.
   *
   * @param walk see {@link ItemStatements}
   * @param upTo the last image id that is wanted, or null
   */
  List<SnapshotItem> items(
      UUID snapshotId,
      SelectionSpec selection,
      long position,
      boolean walk,
      @Nullable UUID after,
      @Nullable UUID upTo,
      int limit) {
    List<SnapshotItem> shown =
        shown(
            walk,
            new ItemStatements(selection, position).items(walk, after, upTo, limit),
            position);
    List<SnapshotItem> bare =
        erased.beyond(snapshotId, after, limit).stream()
            .filter(leaf -> upTo == null || IdOrder.UNSIGNED.compare(leaf.imageId(), upTo) <= 0)
            .map(ErasedItems::bare)
            .toList();
    return inOrder(shown, bare, SnapshotItem::imageId, limit);
  }

  /** Those of some images, whatever selects them, as items as of a position; no erased ones. */
  List<SnapshotItem> items(List<String> imageIds, long position) {
    return shown(
        false,
        new ItemStatements(SelectionSpec.ofIds(imageIds), position)
            .items(false, null, null, imageIds.size()),
        position);
  }

  private List<SnapshotItem> shown(boolean walk, SqlCondition statement, long position) {
    List<ItemRow> rows = query(walk, statement, (row, number) -> ItemRow.read(row));
    Map<UUID, List<Crop>> crops = crops(rows.stream().map(ItemRow::imageId).toList(), position);
    return rows.stream()
        .map(row -> row.item(crops.getOrDefault(row.imageId(), List.of())))
        .toList();
  }

  /** Ids as PostgreSQL orders them, which is the order of their text. */
  private static <T> List<T> inOrder(
      List<T> some, List<T> others, Function<T, Object> id, int limit) {
    return others.isEmpty()
        ? some
        : Stream.concat(some.stream(), others.stream())
            .sorted(Comparator.comparing(item -> id.apply(item).toString()))
            .limit(limit)
            .toList();
  }

  private <T> List<T> query(SqlCondition statement, RowMapper<T> mapper) {
    return query(false, statement, mapper);
  }

  private <T> List<T> query(boolean walk, SqlCondition statement, RowMapper<T> mapper) {
    jdbc.query(PLAN, row -> {}, walk ? "off" : "on");
    return jdbc.query(statement.sql(), mapper, statement.parameters().toArray());
  }

  private Map<UUID, List<Crop>> crops(List<UUID> imageIds, long position) {
    Map<UUID, List<Crop>> crops = new HashMap<>();
    jdbc.query(
        """
        select image_id, crop_id, x, y, w, h, label from crop_version
        where image_id = any (?::uuid[]) and valid_from <= ? and valid_to > ?""",
        row -> {
          Box box = new Box(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6));
          crops
              .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
              .add(new Crop(row.getString(2), box, row.getString(7)));
        },
        TextArray.literal(imageIds.stream().map(UUID::toString).toList()),
        position,
        position);
    return crops;
  }
}
