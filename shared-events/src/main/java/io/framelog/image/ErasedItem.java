package io.framelog.image;

/**
 * An item of a snapshot whose content was erased.
 *
 * @param leaf the item's leaf in the snapshot's Merkle tree, hexadecimal: all that is left of it
 */
public record ErasedItem(String datasetId, String snapshotId, String leaf) {}
