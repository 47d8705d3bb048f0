package io.framelog.query.audit;

import io.framelog.merkle.TreeNode;

/**
 * Which tile.
 *
 * @param level 0 holds leaves; each entry of a tile of level k is a node 8k levels up in the tree
 * @param index which of its level, from 0
 */
record TileKey(int level, long index) {
  /** How many levels of the tree a tile spans. */
  static final int HEIGHT = 8;

  /** How many entries a full tile has. */
  static final int WIDTH = 1 << HEIGHT;

  /** The tile that holds the entries below a node of the tree, or the node itself. */
  static TileKey of(TreeNode node) {
    return new TileKey(node.level() / HEIGHT, (node.index() << (node.level() % HEIGHT)) / WIDTH);
  }

  /** The tile whose entry this one's root is. */
  TileKey parent() {
    return new TileKey(level + 1, index / WIDTH);
  }
}
