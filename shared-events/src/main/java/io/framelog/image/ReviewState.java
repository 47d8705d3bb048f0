package io.framelog.image;

/** What a reviewer thinks of an image's annotations. */
public enum ReviewState {
  APPROVED,
  NEEDS_WORK,
  REJECTED
}
