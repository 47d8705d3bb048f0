package io.framelog.query.selection;

/** The fields of the search index; {@code index.json} says their types. */
public final class IndexFields {
  /** {@link #KIND_IMAGE} or {@link #KIND_CROP}. */
  public static final String KIND = "kind";

  public static final String KIND_IMAGE = "image";
  public static final String KIND_CROP = "crop";

  public static final String IMAGE_ID = "imageId";
  public static final String CROP_ID = "cropId";
  public static final String REMOVED = "removed";

  public static final String TAGS = "tags";
  public static final String ACTORS = "actors";

  /** {@code metadata.source} when it is a string. */
  public static final String SOURCE = "source";

  /** The caption as it was written; kept, not searchable. */
  public static final String CAPTION = "caption";

  /** Folded and stemmed words of the caption, of the tags, of the crop labels. */
  public static final String CAPTION_WORDS = "captionWords";

  public static final String TAG_WORDS = "tagWords";
  public static final String LABEL_WORDS = "labelWords";

  /** Labels of the open crops of an image; of a crop's document only its own. */
  public static final String CROP_LABELS = "cropLabels";

  public static final String WIDTH = "width";
  public static final String HEIGHT = "height";
  public static final String BYTES = "bytes";
  public static final String ASPECT = "aspect";
  public static final String VERSION = "version";
  public static final String MEDIA_TYPE = "mediaType";
  public static final String REVIEW = "review";

  /** Who registered the image, and all who have edited it since. */
  public static final String REGISTERED_BY = "registeredBy";

  public static final String EDITED_BY = "editedBy";

  /** Microseconds since 1970 of the registration and of the last annotation event. */
  public static final String REGISTERED_AT = "registeredAt";

  public static final String EDITED_AT = "editedAt";

  /** Position of the last annotation event. */
  public static final String EDITED_POSITION = "editedPosition";

  /**
   * Nested, the edges of each open crop of an image; of a crop's document only its own. See {@link
   * #CROP_LEFT} and its like.
   */
  public static final String CROP_BOXES = "cropBoxes";

  public static final String CROP_LEFT = "left";
  public static final String CROP_TOP = "top";
  public static final String CROP_RIGHT = "right";
  public static final String CROP_BOTTOM = "bottom";

  public static final String HAS_CAPTION = "hasCaption";
  public static final String HAS_CROP = "hasCrop";
  public static final String HAS_EMBEDDING = "hasEmbedding";

  /** See {@link MetadataTerms}. */
  public static final String METADATA_PATHS = "metadataPaths";

  public static final String METADATA_TEXTS = "metadataTexts";
  public static final String METADATA_NUMBERS = "metadataNumbers";

  public static final String IMAGE_VECTOR = "image_vector";
  public static final String CAPTION_VECTOR = "caption_vector";
  public static final String CROP_VECTOR = "crop_vector";

  private IndexFields() {}
}
