package io.framelog.content;

/** The two places for objects: what people gave us, and what we derived. */
public enum Bucket {
  ORIGINALS,
  THUMBNAILS
}
