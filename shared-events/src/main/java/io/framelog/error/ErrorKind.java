package io.framelog.error;

/** What sort of refusal an error is; the HTTP side maps each kind to one status. */
public enum ErrorKind {
  /** The request itself is malformed or breaks a rule about its values. */
  INVALID,
  /** The content is not of a supported media type. */
  UNSUPPORTED_CONTENT,
  /** The content or the request is larger than the limit. */
  TOO_LARGE,
  /** No credentials, or bad ones. */
  UNAUTHENTICATED,
  /** The credentials do not allow this. */
  FORBIDDEN,
  /** What is named does not exist. */
  NOT_FOUND,
  /** The state of the thing forbids it. */
  CONFLICT,
  /** It existed and is gone for good. */
  GONE,
  /** {@code expectedVersion} / {@code If-Match} is not the current version. */
  STALE,
  /** Well-formed, but cannot be processed (for instance a reused idempotency key). */
  UNPROCESSABLE,
  /** The caller has more of it open than one caller may. */
  EXCESSIVE,
  /** Not now: retry later. */
  UNAVAILABLE,
  /** A fault of ours. */
  INTERNAL
}
