package io.framelog.query.dataset;

import io.framelog.merkle.MerkleAccumulator;
import io.framelog.merkle.MerkleProofs;
import java.util.List;

/** A Merkle tree (RFC 6962) over so few leaves that it is hashed again when it is asked. */
record LeafHashes(List<byte[]> leaves) {
  byte[] root() {
    MerkleAccumulator tree = new MerkleAccumulator();
    leaves.forEach(tree::add);
    return tree.root();
  }

  /** From the leaf of this index upwards. */
  List<byte[]> path(int index) {
    return MerkleProofs.inclusion(index, leaves.size()).stream()
        .map(range -> new LeafHashes(leaves.subList((int) range.from(), (int) range.to())).root())
        .toList();
  }
}
