package io.framelog.query.image;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.canonical.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image at one version as it stands in a snapshot: what is hashed, and what an export must let
 * others derive again. The RFC 8785 JSON of {@code id, sha256, mediaType, width, height, caption,
 * tags, actors, metadata, crops, review}.
 *
 * @param caption empty when there is none
 * @param tags in any order; sorted by UTF-16 code units in the item, as are actors
 * @param metadata RFC 8785 text, see {@link #canonicalMetadata}
 * @param crops in any order; sorted by id in the item
 */
public record CanonicalItem(
    String imageId,
    String sha256,
    String mediaType,
    int width,
    int height,
    String caption,
    List<String> tags,
    List<String> actors,
    String metadata,
    List<Crop> crops,
    @Nullable String review) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  public CanonicalItem {
    tags = tags.stream().sorted().toList();
    actors = actors.stream().sorted().toList();
    crops = crops.stream().sorted(Comparator.comparing(Crop::cropId)).toList();
  }

  /** The RFC 8785 text of metadata that was parsed from the log. */
  public static String canonicalMetadata(Map<String, ?> metadata) {
    return CanonicalJson.of(metadata);
  }

  /** The RFC 8785 text of metadata as PostgreSQL writes its jsonb; the same as from the log. */
  public static String canonicalMetadata(String json) {
    return CanonicalJson.of(JSON.readValue(json, MEMBERS));
  }

  /** The item's leaf in a snapshot's Merkle tree: {@code SHA-256(0x00 || salt || item)}. */
  public byte[] hash(byte[] salt) {
    return MerkleAccumulator.leafHash(salt, bytes());
  }

  /** The item in UTF-8. */
  public byte[] bytes() {
    return toJson().getBytes(StandardCharsets.UTF_8);
  }

  /** The item as text. */
  public String toJson() {
    StringBuilder text = new StringBuilder(512);
    text.append("{\"actors\":");
    CanonicalJson.append(text, actors);
    text.append(",\"caption\":");
    CanonicalJson.append(text, caption);
    text.append(",\"crops\":[");
    for (int i = 0; i < crops.size(); i++) {
      text.append(i == 0 ? "" : ",");
      append(text, crops.get(i));
    }
    text.append("],\"height\":").append(height).append(",\"id\":");
    CanonicalJson.append(text, imageId);
    text.append(",\"mediaType\":");
    CanonicalJson.append(text, mediaType);
    text.append(",\"metadata\":").append(metadata).append(",\"review\":");
    CanonicalJson.append(text, (Object) review);
    text.append(",\"sha256\":");
    CanonicalJson.append(text, sha256);
    text.append(",\"tags\":");
    CanonicalJson.append(text, tags);
    return text.append(",\"width\":").append(width).append('}').toString();
  }

  private static void append(StringBuilder text, Crop crop) {
    Box box = crop.box();
    text.append("{\"box\":{\"h\":");
    CanonicalJson.append(text, (Object) box.h());
    text.append(",\"w\":");
    CanonicalJson.append(text, (Object) box.w());
    text.append(",\"x\":");
    CanonicalJson.append(text, (Object) box.x());
    text.append(",\"y\":");
    CanonicalJson.append(text, (Object) box.y());
    text.append("},\"id\":");
    CanonicalJson.append(text, crop.cropId());
    text.append(",\"label\":");
    CanonicalJson.append(text, (Object) crop.label());
    text.append('}');
  }
}
