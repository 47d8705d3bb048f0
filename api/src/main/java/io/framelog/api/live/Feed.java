package io.framelog.api.live;

/** Where events come from. The same positions always give the same events. */
@FunctionalInterface
public interface Feed {
  /** The next events beyond a position, a page at most; none at the end. Does not wait there. */
  Slice read(long after);
}
