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

  URL_INVALID("url-invalid", ErrorKind.INVALID, "The URL is not one that can be fetched"),
  URL_WITH_CREDENTIALS(
      "url-with-credentials", ErrorKind.INVALID, "A URL must not hold credentials"),
  URL_PORT_FORBIDDEN("url-port-forbidden", ErrorKind.INVALID, "The URL's port is not allowed"),
  ADDRESS_FORBIDDEN(
      "address-forbidden", ErrorKind.UNPROCESSABLE, "The host's address is not a public one"),
  HOST_UNKNOWN("host-unknown", ErrorKind.UNPROCESSABLE, "The host has no address"),
  REDIRECT_DOWNGRADE(
      "redirect-downgrade", ErrorKind.UNPROCESSABLE, "A redirect leads from https to http"),
  TOO_MANY_REDIRECTS("too-many-redirects", ErrorKind.UNPROCESSABLE, "Too many redirects"),
  TLS_FAILED("tls-failed", ErrorKind.UNPROCESSABLE, "The source's identity is not proven"),
  FETCH_TIMEOUT("fetch-timeout", ErrorKind.UNPROCESSABLE, "The source took too long"),
  FETCH_FAILED("fetch-failed", ErrorKind.UNPROCESSABLE, "The source could not be read"),
  SOURCE_STATUS("source-status", ErrorKind.UNPROCESSABLE, "The source answered with an error"),
  CONTENT_ENCODED(
      "content-encoded", ErrorKind.UNPROCESSABLE, "The source sent the content encoded"),

  UPLOAD_TYPE_UNSUPPORTED(
      "upload-type-unsupported", ErrorKind.UNSUPPORTED_CONTENT, "No image type that is taken"),
  OBJECT_KEY_INVALID("object-key-invalid", ErrorKind.INVALID, "The key is not one of an upload"),
  UPLOAD_OF_ANOTHER("upload-of-another", ErrorKind.FORBIDDEN, "The upload is somebody else's"),
  UPLOAD_MISSING("upload-missing", ErrorKind.CONFLICT, "Nothing has been uploaded yet"),
  UPLOAD_MISMATCH(
      "upload-mismatch", ErrorKind.UNPROCESSABLE, "The upload is not what was announced"),

  IMPORT_SOURCE_UNKNOWN(
      "import-source-unknown", ErrorKind.INVALID, "There is no such kind of import"),
  IMPORT_PATH_FORBIDDEN(
      "import-path-forbidden", ErrorKind.INVALID, "Nothing may be imported from there"),
  IMPORT_PATH_NOT_FOUND(
      "import-path-not-found", ErrorKind.INVALID, "There is nothing to import there"),
  IMPORT_SOURCE_MALFORMED(
      "import-source-malformed", ErrorKind.UNPROCESSABLE, "The source as a whole is malformed"),
  ITEM_INVALID("item-invalid", ErrorKind.UNPROCESSABLE, "The item's description is malformed"),
  ITEM_NAME_INVALID("item-name-invalid", ErrorKind.UNPROCESSABLE, "The item's name is not allowed"),
  ITEM_OUTSIDE_SOURCE(
      "item-outside-source", ErrorKind.UNPROCESSABLE, "The item lies outside of the source"),
  ITEM_NOT_A_FILE(
      "item-not-a-file", ErrorKind.UNPROCESSABLE, "The item is a link or a device, not a file"),
  ITEM_NOT_FOUND("item-not-found", ErrorKind.UNPROCESSABLE, "The item's content is not there"),
  ITEM_UNREADABLE("item-unreadable", ErrorKind.UNPROCESSABLE, "The item cannot be read"),
  ITEM_TEXT_TOO_LARGE(
      "item-text-too-large", ErrorKind.UNPROCESSABLE, "The item's description is too large"),

  IMAGE_NOT_FOUND("image-not-found", ErrorKind.NOT_FOUND, "There is no such image"),
  IMAGE_REMOVED("image-removed", ErrorKind.CONFLICT, "The image is removed"),
  IMAGE_ID_COLLISION(
      "image-id-collision", ErrorKind.CONFLICT, "Another content already has this image id"),
  STALE_VERSION("stale-version", ErrorKind.STALE, "It has changed since"),
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
  IMAGE_ERASED("image-erased", ErrorKind.GONE, "All that was said about the image was erased"),
  ERASURE_UNSUPPORTED(
      "erasure-unsupported", ErrorKind.UNPROCESSABLE, "This log cannot erase what it holds"),
  ERASURE_NOT_FOUND("erasure-not-found", ErrorKind.NOT_FOUND, "There is no such erasure"),
  EDITOR_INVALID("editor-invalid", ErrorKind.INVALID, "The name is not that of an editor"),
  REASON_INVALID("reason-invalid", ErrorKind.INVALID, "The reason is not allowed"),
  REVIEW_NOTE_INVALID("review-note-invalid", ErrorKind.INVALID, "The note is not allowed"),
  REVIEWER_IS_LAST_EDITOR(
      "reviewer-is-last-editor", ErrorKind.CONFLICT, "Somebody else has to review this edit"),
  SUGGESTION_NOT_FOUND(
      "suggestion-not-found", ErrorKind.NOT_FOUND, "The image has no such suggestion"),
  SUGGESTION_ACCEPTED("suggestion-accepted", ErrorKind.CONFLICT, "The suggestion was accepted"),
  SUGGESTION_REJECTED("suggestion-rejected", ErrorKind.CONFLICT, "The suggestion was rejected"),
  SUGGESTION_SUPERSEDED(
      "suggestion-superseded", ErrorKind.CONFLICT, "The suggestion is no longer open"),
  VERSION_NOT_REACHED(
      "version-not-reached", ErrorKind.UNPROCESSABLE, "The image has no such version"),
  VERSION_REMOVED("version-removed", ErrorKind.CONFLICT, "The image was removed at that version"),
  EDIT_NOT_FOUND("edit-not-found", ErrorKind.NOT_FOUND, "The image has no such edit"),

  MAX_DISTANCE_INVALID(
      "max-distance-invalid", ErrorKind.INVALID, "The distance between hashes is not allowed"),
  DUPLICATE_GROUP_NOT_FOUND(
      "duplicate-group-not-found", ErrorKind.NOT_FOUND, "There is no such group of duplicates"),
  DUPLICATE_GROUP_CHANGED(
      "duplicate-group-changed", ErrorKind.CONFLICT, "The group of duplicates has changed since"),
  DUPLICATE_GROUP_TOO_LARGE(
      "duplicate-group-too-large",
      ErrorKind.UNPROCESSABLE,
      "The group of duplicates is too large to be resolved at once"),
  KEPT_IMAGE_NOT_IN_GROUP(
      "kept-image-not-in-group",
      ErrorKind.UNPROCESSABLE,
      "The image to keep is not in the group of duplicates"),

  DATASET_NOT_FOUND("dataset-not-found", ErrorKind.NOT_FOUND, "There is no such dataset"),
  DATASET_EXISTS(
      "dataset-exists", ErrorKind.CONFLICT, "A dataset of this name has another selection"),
  DATASET_NAME_INVALID("dataset-name-invalid", ErrorKind.INVALID, "The name is not allowed"),
  SNAPSHOT_NOT_FOUND("snapshot-not-found", ErrorKind.NOT_FOUND, "There is no such snapshot"),
  SNAPSHOT_NOT_SEALED("snapshot-not-sealed", ErrorKind.CONFLICT, "The snapshot is not sealed yet"),
  SNAPSHOT_ALREADY_SEALED(
      "snapshot-already-sealed", ErrorKind.CONFLICT, "The snapshot is sealed otherwise"),
  RELEASE_TAG_INVALID("release-tag-invalid", ErrorKind.INVALID, "The tag is not allowed"),
  RELEASE_TAG_TAKEN("release-tag-taken", ErrorKind.CONFLICT, "The tag names another snapshot"),
  IMAGE_IDS_INVALID("image-ids-invalid", ErrorKind.INVALID, "The list of images is not allowed"),
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
  SELECTION_UNSUPPORTED(
      "selection-unsupported",
      ErrorKind.UNPROCESSABLE,
      "The selection names what cannot be selected by here"),
  SELECTION_UNRESOLVED(
      "selection-unresolved",
      ErrorKind.UNPROCESSABLE,
      "The selection compares with an image that has nothing to compare yet"),
  SELECTION_TOO_BROAD(
      "selection-too-broad",
      ErrorKind.UNPROCESSABLE,
      "A similarity term stands for too many images"),
  SELECTION_NOT_FROZEN(
      "selection-not-frozen", ErrorKind.CONFLICT, "The similar images are not looked up yet"),
  SORT_INVALID("sort-invalid", ErrorKind.INVALID, "There is no such order"),
  QUERY_TOO_EXPENSIVE(
      "query-too-expensive", ErrorKind.UNPROCESSABLE, "The answer would take too long"),
  CURSOR_OF_ANOTHER_LIST(
      "cursor-of-another-list", ErrorKind.INVALID, "The cursor belongs to another list"),
  CURSOR_INVALID("cursor-invalid", ErrorKind.INVALID, "The cursor is not one of ours"),
  SEARCH_INVALID("search-invalid", ErrorKind.INVALID, "The search cannot be done as asked"),

  EDITS_INVALID("edits-invalid", ErrorKind.INVALID, "The edits cannot be done together"),
  REVERT_INVALID("revert-invalid", ErrorKind.INVALID, "It is not clear what to undo"),
  JOB_NOT_FOUND("job-not-found", ErrorKind.NOT_FOUND, "There is no such job"),
  JOB_FINISHED("job-finished", ErrorKind.CONFLICT, "The job has ended already"),
  TOO_MANY_STREAMS(
      "too-many-streams", ErrorKind.UNAVAILABLE, "More clients are watching than this node serves"),
  TOO_MANY_STREAMS_OF_CALLER(
      "too-many-streams-of-caller", ErrorKind.EXCESSIVE, "You are watching too much at once"),
  TOO_MANY_WATCHED_SELECTIONS(
      "too-many-watched-selections",
      ErrorKind.UNAVAILABLE,
      "More different selections are watched than this node serves"),
  LAST_EVENT_ID_INVALID(
      "last-event-id-invalid", ErrorKind.INVALID, "The id of the last event is not one of ours"),

  IDEMPOTENCY_KEY_REUSED(
      "idempotency-key-reused",
      ErrorKind.UNPROCESSABLE,
      "The idempotency key was used for another command"),
  PROJECTION_BEHIND(
      "projection-behind", ErrorKind.UNAVAILABLE, "The read model has not reached that position"),
  PROJECTION_NOT_FOUND("projection-not-found", ErrorKind.NOT_FOUND, "There is no such projection"),
  PROJECTION_BUSY(
      "projection-busy", ErrorKind.CONFLICT, "The projection is being rebuilt or verified"),
  RUN_NOT_FOUND("run-not-found", ErrorKind.NOT_FOUND, "The projection had no such run"),
  DEAD_LETTER_NOT_FOUND(
      "dead-letter-not-found", ErrorKind.NOT_FOUND, "Nothing is put aside at that position"),
  DEAD_LETTER_WAITS(
      "dead-letter-waits",
      ErrorKind.CONFLICT,
      "An earlier event is put aside that it waits behind"),
  LOG_BUSY("log-busy", ErrorKind.UNAVAILABLE, "The log has more waiting commands than it takes"),
  EVENT_UNKNOWN(
      "event-unknown",
      ErrorKind.UNAVAILABLE,
      "The history holds an event that only a newer version of this server can read"),
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
