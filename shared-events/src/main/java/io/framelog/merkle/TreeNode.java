package io.framelog.merkle;

/**
 * The node above {@code 2^level} leaves that are all there: those from {@code index * 2^level} on.
 *
 * @param level 0 for a leaf
 * @param index which of its level, from 0, left to right
 */
public record TreeNode(int level, long index) {}
