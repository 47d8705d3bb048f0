package io.framelog.query.audit;

import io.framelog.audit.ConsistencyProof;
import io.framelog.audit.InclusionProof;
import io.framelog.identity.Sha256;
import io.framelog.merkle.LeafRange;
import io.framelog.merkle.MerkleProofs;
import io.framelog.merkle.TreeNode;
import io.framelog.query.progress.ProjectionProgress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hashes of the tree as it is, or was at any smaller size. Nodes never change once they are there,
 * so a proof of any size is read from as many tiles as the tree is high, in one statement and in
 * one database snapshot with the progress.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class TreeReads {
  private static final String EMPTY_ROOT = HexFormat.of().formatHex(Sha256.of());

  private final TileTable tiles;
  private final ProjectionProgress progress;

  TreeReads(TileTable tiles, ProjectionProgress progress) {
    this.tiles = tiles;
    this.progress = progress;
  }

  /** The root of the first {@code size} leaves. */
  record SizedRoot(long size, String root) {}

  /** The root of this size, or of all. */
  SizedRoot root(@Nullable Long wanted) {
    long size = size(wanted, 0);
    return new SizedRoot(
        size, size == 0 ? EMPTY_ROOT : hashes(List.of(new LeafRange(0, size))).getFirst());
  }

  /** The path of the event at {@code position} in the tree of this size, or of all. */
  InclusionProof inclusion(long position, @Nullable Long wanted) {
    long index = position - 1;
    long size = size(wanted, position);
    List<LeafRange> ranges = new ArrayList<>(MerkleProofs.inclusion(index, size));
    ranges.add(new LeafRange(index, index + 1));
    ranges.add(new LeafRange(0, size));
    List<String> hashes = hashes(ranges);
    int path = hashes.size() - 2;
    return new InclusionProof(
        index, size, hashes.get(path), hashes.subList(0, path), hashes.getLast());
  }

  /** What shows that the tree of {@code from} leaves begins the tree of this size, or of all. */
  ConsistencyProof consistency(long from, @Nullable Long wanted) {
    long to = size(wanted, from);
    return new ConsistencyProof(from, to, hashes(MerkleProofs.consistency(from, to)));
  }

  /** Whoever waited may find the tree cleared in between, to be built again. */
  private long size(@Nullable Long wanted, long least) {
    long present = progress.position(AuditProjection.NAME);
    long size = wanted == null ? present : wanted;
    if (present < Math.max(size, least)) {
      throw ProjectionProgress.behind(AuditProjection.NAME, Math.max(size, least));
    }
    return size;
  }

  private List<String> hashes(List<LeafRange> ranges) {
    Set<TileKey> keys = new HashSet<>();
    for (LeafRange range : ranges) {
      range.nodes().forEach(node -> keys.add(TileKey.of(node)));
    }
    Map<TileKey, Tile> read = tiles.read(keys);
    return ranges.stream()
        .map(range -> HexFormat.of().formatHex(range.hash(node -> hash(read, node))))
        .toList();
  }

  private static byte[] hash(Map<TileKey, Tile> read, TreeNode node) {
    Tile tile = read.get(TileKey.of(node));
    if (tile == null) {
      throw new IllegalStateException("no tile holds " + node);
    }
    return tile.hash(node);
  }
}
