package io.framelog.command.content;

/**
 * What we read ourselves of a file format, so that no decoder sees a file whose size or structure
 * was not checked. All methods throw {@link ByteView.EndsTooEarly} or {@link ByteView.Nonsense}.
 */
interface FileFormat {
  /** Reads as little as gives the shape. */
  Layout layout(byte[] content);

  /** Checks that everything that the first frame needs is there. */
  void requireWhole(byte[] content);

  /**
   * A copy of the content in which decoders find no colour profile, or the same array when there is
   * none that they would look at.
   */
  default byte[] withoutProfile(byte[] content) {
    return content;
  }
}
