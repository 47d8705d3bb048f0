package io.framelog.bench.read;

/**
 * One line of a table; all in Markdown.
 *
 * @param measure what was measured
 * @param bar what is asked for; may be empty
 * @param figure what was found, with its unit
 * @param against what it was measured against; may be empty
 * @param ratio between the two; may be empty
 */
public record Row(String measure, String bar, String figure, String against, String ratio) {
  /** A figure that stands by itself. */
  public static Row of(String measure, String bar, String figure) {
    return new Row(measure, bar, figure, "", "");
  }
}
