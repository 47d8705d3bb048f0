package io.framelog.query.audit;

import io.framelog.merkle.LeafRange;
import io.framelog.merkle.TreeNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The right edge of the tree in memory: the tiles that are not full yet, and those that came into
 * being since. Enough to append and to give the root at every size from then on. Not thread-safe.
 */
final class GrowingTree {
  private final Map<TileKey, Tile> tiles;
  private final Set<TileKey> changed = new LinkedHashSet<>();
  private long size;

  private GrowingTree(long size, Map<TileKey, Tile> tiles) {
    this.size = size;
    this.tiles = new LinkedHashMap<>(tiles);
  }

  /** The tiles that are not full in a tree of {@code size} leaves: one a level at most. */
  static List<TileKey> edge(long size) {
    List<TileKey> edge = new ArrayList<>();
    long entries = size;
    for (int level = 0; entries > 0; level++, entries /= TileKey.WIDTH) {
      if (entries % TileKey.WIDTH != 0) {
        edge.add(new TileKey(level, entries / TileKey.WIDTH));
      }
    }
    return edge;
  }

  /** The tree of {@code size} leaves, from the tiles of its {@link #edge}. */
  static GrowingTree of(long size, Map<TileKey, Tile> edge) {
    for (TileKey key : edge(size)) {
      long expected = (size >>> (TileKey.HEIGHT * key.level())) % TileKey.WIDTH;
      Tile tile = edge.get(key);
      if (tile == null || tile.entries() != expected) {
        throw new IllegalStateException(
            "the tiles are not those of a tree of %d events: %s".formatted(size, key));
      }
    }
    return new GrowingTree(size, edge);
  }

  long size() {
    return size;
  }

  void append(byte[] leafHash) {
    append(new TileKey(0, size / TileKey.WIDTH), leafHash);
    size++;
  }

  private void append(TileKey key, byte[] hash) {
    Tile tile = tiles.computeIfAbsent(key, unused -> Tile.empty());
    tile.append(hash);
    changed.add(key);
    if (tile.isFull()) {
      append(key.parent(), tile.root());
    }
  }

  /** The root over all leaves so far, of which there must be one. */
  byte[] root() {
    return new LeafRange(0, size).hash(this::hash);
  }

  private byte[] hash(TreeNode node) {
    Tile tile = tiles.get(TileKey.of(node));
    if (tile == null) {
      throw new IllegalStateException("no tile holds " + node);
    }
    return tile.hash(node);
  }

  /** The tiles that have grown, with their new content. */
  Map<TileKey, Tile> changed() {
    Map<TileKey, Tile> grown = new LinkedHashMap<>();
    changed.forEach(key -> grown.put(key, tiles.get(key)));
    return grown;
  }
}
