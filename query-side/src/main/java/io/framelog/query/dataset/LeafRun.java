package io.framelog.query.dataset;

import java.util.UUID;

/**
 * Leaves of a snapshot that follow one another: {@link #WIDTH} of them, fewer in the last run.
 *
 * @param firstImage the image of the first leaf
 * @param root the hash of the subtree over them
 */
record LeafRun(UUID firstImage, byte[] root) {
  /** A power of two, so that a full run is a perfect subtree of the snapshot's tree. */
  static final int WIDTH = 1_024;
}
