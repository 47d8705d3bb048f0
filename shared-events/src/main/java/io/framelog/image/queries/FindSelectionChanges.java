package io.framelog.image.queries;

/**
 * What came into a selection, left it or changed in it beyond a position, event by event. An event
 * at position p is compared with what was: whether its image was selected as of p - 1, and whether
 * it is as of p. So the same question about the same positions has the same answer for ever, unless
 * an image is erased: then only its erasure is told, as its leaving, whether it was selected or
 * not. Waits until the read model has handled the first event beyond {@code after}, else {@code
 * projection-behind}. Answer: {@link SelectionChanges}.
 *
 * @param selection a text of the selection language
 * @param after only changes beyond this position; it must not be beyond the log's head
 * @param limit how many events of images are looked at, at most, 1 to {@value #MOST}
 */
public record FindSelectionChanges(String selection, long after, int limit) {
  /** The most events of images that one answer comes from. */
  public static final int MOST = 1_000;
}
