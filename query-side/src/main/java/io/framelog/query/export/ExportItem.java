package io.framelog.query.export;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A canonical item, read.
 *
 * @param caption empty when there is none
 * @param metadata parsed JSON
 * @param json the canonical text with the salt
 */
record ExportItem(
    String imageId,
    String sha256,
    String mediaType,
    int width,
    int height,
    String caption,
    List<String> tags,
    List<String> actors,
    Map<String, @Nullable Object> metadata,
    List<Crop> crops,
    @Nullable String review,
    String json)
    implements SnapshotEntry {
  private static final String SALT = "salt";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  /** The item in a line of the item stream; null when the line is a bare leaf. */
  static @Nullable ExportItem read(String json) {
    JsonNode line = JSON.readTree(json);
    if (!line.has(SALT)) {
      return null; // a salt beside a bare leaf would let others try contents
    }
    Form form = JSON.treeToValue(line, Form.class);
    return new ExportItem(
        form.id,
        form.sha256,
        form.mediaType,
        form.width,
        form.height,
        form.caption,
        form.tags,
        form.actors,
        form.metadata,
        form.crops.stream().map(CropForm::crop).toList(),
        form.review,
        json);
  }

  /** As the item stands in the stream; members that are not listed are none of our business. */
  private record Form(
      String id,
      String sha256,
      String mediaType,
      int width,
      int height,
      String caption,
      List<String> tags,
      List<String> actors,
      Map<String, @Nullable Object> metadata,
      List<CropForm> crops,
      @Nullable String review) {}

  private record CropForm(String id, Box box, @Nullable String label) {
    Crop crop() {
      return new Crop(id, box, label);
    }
  }

  /** All members of the item and its salt, to be added to. */
  Map<String, @Nullable Object> members() {
    return JSON.readValue(json, MEMBERS);
  }

  /** Where a client finds the bytes, below the address of the API. */
  String url() {
    return "/v1/images/" + imageId + "/content";
  }

  /** The name of the original as a file. */
  String fileName() {
    return imageId + '.' + extension();
  }

  /** The object that holds the original, as {@link io.framelog.content.StoredImage} has it. */
  String objectKey() {
    return "images/" + fileName();
  }

  private String extension() {
    return switch (mediaType) {
      case "image/jpeg" -> "jpg";
      case "image/png" -> "png";
      case "image/webp" -> "webp";
      case "image/gif" -> "gif";
      case "image/tiff" -> "tif";
      case "image/bmp" -> "bmp";
      default -> throw new IllegalStateException("no image is registered as " + mediaType);
    };
  }
}
