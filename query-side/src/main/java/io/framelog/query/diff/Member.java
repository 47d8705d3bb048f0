package io.framelog.query.diff;

import org.jspecify.annotations.Nullable;

/**
 * An image on one side: two members that are equal are the same item.
 *
 * @param validFrom where its version begins, 0 when it was erased
 * @param leaf the hexadecimal leaf that is left of it when it was erased, else null
 */
public record Member(long validFrom, @Nullable String leaf) {
  static Member of(long validFrom) {
    return new Member(validFrom, null);
  }

  static Member erased(String leaf) {
    return new Member(0, leaf);
  }

  boolean isErased() {
    return leaf != null;
  }
}
