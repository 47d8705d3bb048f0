package io.framelog.query.duplicate;

import java.util.List;
import java.util.Optional;

/**
 * A group: a first hash and the greater ones within the distance of it. Each pair of near hashes is
 * in the star of the lesser of the two; a star that lies wholly within that of a lesser neighbour
 * says nothing new and is not told. So every near pair is in a group, no group lies within another,
 * and no member is farther than the distance from the first.
 *
 * @param hashes the first and the others, nearest first
 */
record Star(HashKey first, int maxDistance, List<Neighbour> hashes) {
  /** The star of a hash among all that is near it (itself included, if it is live). */
  static Star of(HashKey first, int maxDistance, List<Neighbour> near) {
    return new Star(
        first, maxDistance, near.stream().filter(other -> other.hash() >= first.hash()).toList());
  }

  /** The star if it is a group to be told: not alone, and not within another. */
  static Optional<Star> told(HashKey first, int maxDistance, List<Neighbour> near) {
    Star star = of(first, maxDistance, near);
    boolean within =
        near.stream()
            .filter(other -> other.hash() < first.hash())
            .anyMatch(
                lesser ->
                    star.hashes.stream()
                        .allMatch(own -> Long.bitCount(own.hash() ^ lesser.hash()) <= maxDistance));
    return star.size() < 2 || within ? Optional.empty() : Optional.of(star);
  }

  /** How many images it holds. */
  long size() {
    return hashes.stream().mapToLong(Neighbour::images).sum();
  }
}
