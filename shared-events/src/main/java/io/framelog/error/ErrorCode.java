package io.framelog.error;

/** The one catalogue of errors. The code is stable: clients may rely on it. */
public enum ErrorCode {
  BAD_REQUEST("bad-request", ErrorKind.INVALID, "The request is malformed"),
  VALIDATION_FAILED("validation-failed", ErrorKind.INVALID, "A value is not allowed"),
  UNAUTHENTICATED("unauthenticated", ErrorKind.UNAUTHENTICATED, "A valid token is needed"),
  INSUFFICIENT_SCOPE(
      "insufficient-scope", ErrorKind.FORBIDDEN, "The token lacks the scope that this needs"),
  NOT_FOUND("not-found", ErrorKind.NOT_FOUND, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(
      "method-not-allowed", ErrorKind.INVALID, "This address does not take that method"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type",
      ErrorKind.UNSUPPORTED_CONTENT,
      "The request body has an unsupported media type"),
  NOT_ACCEPTABLE("not-acceptable", ErrorKind.INVALID, "No representation that you accept"),
  REQUEST_TOO_LARGE("request-too-large", ErrorKind.TOO_LARGE, "The request body is too large"),
  RANGE_NOT_SATISFIABLE(
      "range-not-satisfiable", ErrorKind.INVALID, "The content does not reach that range"),

  NOT_AN_IMAGE("not-an-image", ErrorKind.UNSUPPORTED_CONTENT, "The content is not an image"),
  IMAGE_TRUNCATED("image-truncated", ErrorKind.UNPROCESSABLE, "The image ends too early"),
  IMAGE_CORRUPT("image-corrupt", ErrorKind.UNPROCESSABLE, "The image cannot be decoded"),
  IMAGE_EMPTY("image-empty", ErrorKind.INVALID, "The content has no bytes"),
  IMAGE_TOO_LARGE("image-too-large", ErrorKind.TOO_LARGE, "The content has too many bytes"),
  IMAGE_TOO_MANY_PIXELS(
      "image-too-many-pixels", ErrorKind.TOO_LARGE, "The image has too many pixels"),

  IMAGE_NOT_FOUND("image-not-found", ErrorKind.NOT_FOUND, "There is no such image"),
  IMAGE_REMOVED("image-removed", ErrorKind.CONFLICT, "The image is removed"),
  IMAGE_NOT_REMOVED("image-not-removed", ErrorKind.CONFLICT, "The image is not removed"),
  IMAGE_ID_COLLISION(
      "image-id-collision", ErrorKind.CONFLICT, "Another content already has this image id"),
  STALE_VERSION("stale-version", ErrorKind.STALE, "The image has changed since"),
  TAG_INVALID("tag-invalid", ErrorKind.INVALID, "A tag is not allowed"),
  TOO_MANY_TAGS("too-many-tags", ErrorKind.INVALID, "Too many tags on one image"),
  ACTOR_INVALID("actor-invalid", ErrorKind.INVALID, "An actor is not allowed"),
  TOO_MANY_ACTORS("too-many-actors", ErrorKind.INVALID, "Too many actors on one image"),
  CAPTION_INVALID("caption-invalid", ErrorKind.INVALID, "The caption is not allowed"),
  METADATA_INVALID("metadata-invalid", ErrorKind.INVALID, "The metadata is not allowed"),
  TEXT_INVALID("text-invalid", ErrorKind.INVALID, "The text has characters that are not allowed"),
  CROP_OUTSIDE_IMAGE("crop-outside-image", ErrorKind.INVALID, "The crop leaves the image"),
  CROP_TOO_SMALL("crop-too-small", ErrorKind.INVALID, "The crop is smaller than one pixel"),
  CROP_LABEL_INVALID("crop-label-invalid", ErrorKind.INVALID, "The crop's label is not allowed"),
  CROP_NOT_FOUND("crop-not-found", ErrorKind.NOT_FOUND, "The image has no such crop"),
  CROP_ID_TAKEN("crop-id-taken", ErrorKind.CONFLICT, "Another crop already has this id"),
  TOO_MANY_CROPS("too-many-crops", ErrorKind.INVALID, "Too many crops on one image"),
  REASON_INVALID("reason-invalid", ErrorKind.INVALID, "The reason is not allowed"),

  DATASET_NOT_FOUND("dataset-not-found", ErrorKind.NOT_FOUND, "There is no such dataset"),
  DATASET_EXISTS(
      "dataset-exists", ErrorKind.CONFLICT, "A dataset of this name has another selection"),
  DATASET_NAME_INVALID("dataset-name-invalid", ErrorKind.INVALID, "The name is not allowed"),
  SNAPSHOT_NOT_FOUND("snapshot-not-found", ErrorKind.NOT_FOUND, "There is no such snapshot"),
  SNAPSHOT_NOT_SEALED("snapshot-not-sealed", ErrorKind.CONFLICT, "The snapshot is not sealed yet"),
  SNAPSHOT_ALREADY_SEALED(
      "snapshot-already-sealed", ErrorKind.CONFLICT, "The snapshot is sealed otherwise"),
  EXPORT_FORMAT_UNKNOWN(
      "export-format-unknown", ErrorKind.INVALID, "There is no such format of exports"),
  EXPORT_OPTION_INVALID(
      "export-option-invalid", ErrorKind.INVALID, "The export cannot be made as asked"),
  CAPTION_TEMPLATE_INVALID(
      "caption-template-invalid", ErrorKind.INVALID, "The caption template cannot be read"),
  SPLIT_INVALID("split-invalid", ErrorKind.INVALID, "The split cannot be made as asked"),
  SHARD_INVALID("shard-invalid", ErrorKind.INVALID, "The shard is not one of k/n"),
  EXPORT_CHANGED(
      "export-changed", ErrorKind.STALE, "The export is not the one that was begun any more"),
  POSITION_BEYOND_HEAD(
      "position-beyond-head", ErrorKind.UNPROCESSABLE, "The log does not reach that position"),
  POSITION_INVALID("position-invalid", ErrorKind.INVALID, "The position is not allowed"),
  SELECTION_INVALID("selection-invalid", ErrorKind.INVALID, "The selection cannot be read"),
  CURSOR_INVALID("cursor-invalid", ErrorKind.INVALID, "The cursor is not one of ours"),
  SEARCH_INVALID("search-invalid", ErrorKind.INVALID, "The search cannot be done as asked"),

  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused",
      ErrorKind.UNPROCESSABLE,
      "The idempotency key was used for another command"),
  PROJECTION_BEHIND(
      "projection-behind", ErrorKind.UNAVAILABLE, "The read model has not reached that position"),
  LOG_BUSY("log-busy", ErrorKind.UNAVAILABLE, "The log has more waiting commands than it takes"),
  LOG_UNAVAILABLE("log-unavailable", ErrorKind.UNAVAILABLE, "The log cannot be reached"),
  STORAGE_UNAVAILABLE(
      "storage-unavailable", ErrorKind.UNAVAILABLE, "The object storage cannot be reached"),
  SEARCH_UNAVAILABLE(
      "search-unavailable", ErrorKind.UNAVAILABLE, "The search index cannot be reached"),
  INTERNAL_ERROR("internal-error", ErrorKind.INTERNAL, "Something broke on our side");

  private final String code;
  private final ErrorKind kind;
  private final String title;

  ErrorCode(String code, ErrorKind kind, String title) {
    this.code = code;
    this.kind = kind;
    this.title = title;
  }

  /** The stable code, for instance {@code image-not-found}. */
  public String code() {
    return code;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** One short sentence that is the same for every occurrence. */
  public String title() {
    return title;
  }
}
