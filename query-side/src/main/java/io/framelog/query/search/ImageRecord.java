package io.framelog.query.search;

import io.framelog.image.Box;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the read model says of an image, as far as search needs it.
 *
 * @param position of the image's last event of any kind; the version of its documents
 * @param hasEmbedding whether its pixels have a vector of any model
 * @param crops the open ones and those closed lately
 */
record ImageRecord(
    String imageId,
    long position,
    long version,
    String mediaType,
    long bytes,
    int width,
    int height,
    String caption,
    List<String> tags,
    List<String> actors,
    JsonNode metadata,
    @Nullable String review,
    boolean removed,
    Edits edits,
    boolean hasEmbedding,
    List<CropRecord> crops,
    List<EmbeddingRecord> embeddings) {

  /**
   * Who annotated it, and when.
   *
   * @param editedBy everybody behind the registration
   * @param registeredAt microseconds since 1970; {@code editedAt} likewise, of the last annotation
   *     event, whose position is {@code position}
   */
  record Edits(
      String registeredBy,
      List<String> editedBy,
      long registeredAt,
      long editedAt,
      long position) {}

  /** A crop; not open means that it was removed. */
  record CropRecord(String id, Box box, @Nullable String label, boolean open) {}

  /** A vector that exists. {@code crop} is empty unless {@code kind} is CROP. */
  record EmbeddingRecord(
      String kind, String crop, String model, String version, int dimension, String sha256) {}

  List<CropRecord> openCrops() {
    return crops.stream().filter(CropRecord::open).toList();
  }
}
