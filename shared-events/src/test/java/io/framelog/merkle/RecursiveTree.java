package io.framelog.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of RFC 6962, section 2.1, word for word over parts {@code D[from:to]} of some
 * leaves. Roots are remembered, because tests ask for the same ones thousands of times.
 */
final class RecursiveTree {
  private final List<byte[]> leaves;
  private final Map<Part, byte[]> roots = new HashMap<>();

  RecursiveTree(List<byte[]> leaves) {
    this.leaves = leaves;
  }

  private record Part(int from, int to) {
    int size() {
      return to - from;
    }

    /** k, the largest power of two smaller than n. */
    int split() {
      int k = 1;
      while (k * 2 < size()) {
        k *= 2;
      }
      return k;
    }

    Part left() {
      return new Part(from, from + split());
    }

    Part right() {
      return new Part(from + split(), to);
    }
  }

  /** MTH(D[from:to]). */
  byte[] root(int from, int to) {
    return root(new Part(from, to));
  }

  private byte[] root(Part d) {
    byte[] known = roots.get(d);
    if (known == null) {
      known =
          d.size() == 1
              ? leaves.get(d.from())
              : MerkleAccumulator.nodeHash(root(d.left()), root(d.right()));
      roots.put(d, known);
    }
    return known;
  }

  /** PATH(m, D[n]). */
  List<byte[]> path(int m, int n) {
    return path(m, new Part(0, n));
  }

  private List<byte[]> path(int m, Part d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = d.split();
    return m < k
        ? append(path(m, d.left()), root(d.right()))
        : append(path(m - k, d.right()), root(d.left()));
  }

  /** PROOF(m, D[n]). */
  List<byte[]> proof(int m, int n) {
    return subproof(m, new Part(0, n), true);
  }

  private List<byte[]> subproof(int m, Part d, boolean b) {
    if (m == d.size()) {
      return b ? List.of() : List.of(root(d));
    }
    int k = d.split();
    return m <= k
        ? append(subproof(m, d.left(), b), root(d.right()))
        : append(subproof(m - k, d.right(), false), root(d.left()));
  }

  private static List<byte[]> append(List<byte[]> path, byte[] last) {
    List<byte[]> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
