package io.framelog.content;

/** The places for objects. */
public enum Bucket {
  /** What people gave us: the registered images. */
  ORIGINALS,
  /** What we derived from them. */
  THUMBNAILS,
  /** What clients upload themselves, until it is registered or too old. */
  UPLOADS,
  /** What operators put down to be imported; never written to. */
  IMPORTS
}
