package io.framelog.command.image;

import io.framelog.error.ErrorCode;

/** The two sorts of labels on an image; they share their rules but not their rejections. */
enum LabelKind {
  TAG("tag", ErrorCode.TAG_INVALID, ErrorCode.TOO_MANY_TAGS),
  ACTOR("actor", ErrorCode.ACTOR_INVALID, ErrorCode.TOO_MANY_ACTORS);

  private final String noun;
  private final ErrorCode invalid;
  private final ErrorCode tooMany;

  LabelKind(String noun, ErrorCode invalid, ErrorCode tooMany) {
    this.noun = noun;
    this.invalid = invalid;
    this.tooMany = tooMany;
  }

  String noun() {
    return noun;
  }

  ErrorCode invalid() {
    return invalid;
  }

  ErrorCode tooMany() {
    return tooMany;
  }
}
