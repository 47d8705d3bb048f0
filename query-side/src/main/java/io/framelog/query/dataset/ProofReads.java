package io.framelog.query.dataset;

import io.framelog.dataset.queries.ProvenLeaf;
import io.framelog.dataset.queries.SnapshotProof;
import io.framelog.query.dataset.SnapshotItemTable.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes proofs, in one database snapshot: the leaves of one run are read, of two where neighbours
 * stand at the ends of theirs, and the items that are shown.
 */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ProofReads {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SnapshotItemTable items;
  private final Retractions retractions;

  ProofReads(SnapshotItemTable items, Retractions retractions) {
    this.items = items;
    this.retractions = retractions;
  }

  SnapshotProof prove(SnapshotRow snapshot, RunTree tree, UUID imageId) {
    SnapshotLeaves leaves = new SnapshotLeaves(snapshot, tree, items);
    long index = leaves.indexOf(imageId);
    boolean included = index < leaves.size() && leaves.get(index).imageId().equals(imageId);
    return new SnapshotProof(
        snapshot.snapshotId.toString(),
        imageId.toString(),
        snapshot.position,
        included,
        leaves.size(),
        Objects.requireNonNull(snapshot.digest),
        included ? List.of(proven(leaves, index)) : neighbours(leaves, index));
  }

  /** Those on both sides of the gap before the leaf of this index. */
  private List<ProvenLeaf> neighbours(SnapshotLeaves leaves, long index) {
    List<ProvenLeaf> neighbours = new ArrayList<>(side(leaves, index - 1, -1).reversed());
    neighbours.addAll(side(leaves, index, 1));
    return neighbours;
  }

  /** From the leaf of this index to the first whose content is shown. */
  private List<ProvenLeaf> side(SnapshotLeaves leaves, long from, int step) {
    List<ProvenLeaf> side = new ArrayList<>();
    boolean shown = false;
    for (long at = from;
        at >= 0 && at < leaves.size() && !shown && side.size() < SnapshotProof.MOST_WITHHELD;
        at += step) {
      ProvenLeaf leaf = proven(leaves, at);
      side.add(leaf);
      shown = !JSON.readTree(leaf.line()).has("leaf");
    }
    return side;
  }

  private ProvenLeaf proven(SnapshotLeaves leaves, long index) {
    Leaf leaf = leaves.get(index);
    return new ProvenLeaf(
        index,
        SnapshotLeaves.hex(leaf.hash()),
        line(leaves.snapshot(), leaf.imageId()),
        leaves.path(index));
  }

  private String line(SnapshotRow snapshot, UUID imageId) {
    return retractions
        .takenOut(
            snapshot,
            items.items(
                snapshot.snapshotId,
                DatasetViews.selection(snapshot.selection),
                snapshot.position,
                false,
                IdOrder.before(imageId),
                null,
                1))
        .getFirst()
        .json();
  }
}
