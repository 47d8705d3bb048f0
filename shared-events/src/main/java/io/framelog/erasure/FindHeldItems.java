package io.framelog.erasure;

/**
 * The snapshots that hold an image, of those taken up to a position of the log. Answer: {@link
 * HeldItems}.
 *
 * @param upTo the answer waits until it is true at this position
 */
public record FindHeldItems(String imageId, long upTo) {}
