package io.framelog.query.audit;

import io.framelog.query.bulk.Column;
import io.framelog.query.bulk.IndexScans;
import io.framelog.query.bulk.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of {@code merkle_tile}. */
@Component
class TileTable {
  // Lateral, so that each tile is looked up by its key.
  private static final String READ =
      """
      select tile.level, tile.index, tile.hashes
        from unnest(?::int[], ?::bigint[]) as wanted (level, index)
       cross join lateral (select * from merkle_tile
                            where level = wanted.level and index = wanted.index
                           offset 0) as tile
      """;
  private static final String WRITE =
      """
      insert into merkle_tile (level, index, hashes) select * from unnest(?, ?, ?)
      on conflict (level, index) do update set hashes = excluded.hashes
      """;

  private final JdbcTemplate jdbc;

  TileTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the tiles that there are; to be called inside a transaction. */
  Map<TileKey, Tile> read(Collection<TileKey> keys) {
    Map<TileKey, Tile> tiles = new HashMap<>();
    if (!keys.isEmpty()) {
      IndexScans.prefer(jdbc);
      List<TileKey> wanted = List.copyOf(keys);
      jdbc.query(
          READ,
          row -> {
            tiles.put(new TileKey(row.getInt(1), row.getLong(2)), new Tile(row.getBytes(3)));
          },
          wanted.stream().map(TileKey::level).toArray(Integer[]::new),
          wanted.stream().map(TileKey::index).toArray(Long[]::new));
    }
    return tiles;
  }

  void write(Map<TileKey, Tile> tiles) {
    Rows rows = new Rows(WRITE, Column.INT, Column.BIGINT, Column.BYTES);
    tiles.forEach((key, tile) -> rows.add(key.level(), key.index(), tile.bytes()));
    rows.write(jdbc);
  }

  void clear() {
    jdbc.update("delete from merkle_tile");
  }
}
