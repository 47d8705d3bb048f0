package io.framelog.dataset.queries;

import java.util.List;

/**
 * What shows, with the digest of a snapshot, that it holds an image or that it does not; {@code
 * docs/snapshots.md} says what exactly is shown.
 *
 * @param position what the snapshot was frozen at
 * @param included whether the snapshot holds the image
 * @param size how many leaves the snapshot has
 * @param digest the Merkle root over them, hexadecimal
 * @param leaves when it is included, its own; else those next to where it would stand, with
 *     consecutive indices: none before the first or behind the last leaf. Where a neighbour is
 *     withheld, those beyond it follow up to one whose content is shown, at most {@link
 *     #MOST_WITHHELD} a side
 */
public record SnapshotProof(
    String snapshotId,
    String imageId,
    long position,
    boolean included,
    long size,
    String digest,
    List<ProvenLeaf> leaves) {
  /** How many withheld neighbours are shown a side. */
  public static final int MOST_WITHHELD = 100;

  public SnapshotProof {
    leaves = List.copyOf(leaves);
  }
}
