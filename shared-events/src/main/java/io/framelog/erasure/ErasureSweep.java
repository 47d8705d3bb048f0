package io.framelog.erasure;

/**
 * Deletes what one kind of store outside the log keeps of an erased image. Every bean of this type
 * is asked, again after a failure, and once more an hour later for what was still under way.
 */
public interface ErasureSweep {
  /** What is deleted, in a word or two for operators. */
  String name();

  /** Deletes all there is; nothing to delete is no error. */
  void sweep(String imageId);
}
