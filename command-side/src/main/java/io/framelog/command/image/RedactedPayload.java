package io.framelog.command.image;

import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is left of an event's payload when its image is erased: the members named here, as they
 * were. Every other one stays as an empty value of its kind, so that the event can still be read in
 * the revision in which it was written. Hashes of words and vectors and the ids made from them go
 * too, because whoever guesses the words can compute them: zeros of the same length stand for them.
 */
final class RedactedPayload {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Pattern HASH_OR_UUID =
      Pattern.compile("[0-9a-f]{16}|[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Of {@code /} paths from the top; a list stands for its elements. */
  private final Set<String> kept;

  private RedactedPayload(Set<String> kept) {
    this.kept = kept;
  }

  /**
   * @param event what the payload means to this build, or null when it does not know
   * @param payload JSON of an object, as it stands in the log
   */
  static String of(@Nullable ImageEvent event, String payload) {
    Set<String> kept = event == null ? Set.of("/imageId") : kept(event);
    return new RedactedPayload(kept).object(JSON.readTree(payload), "").toString();
  }

  private static Set<String> kept(ImageEvent event) {
    return switch (event) {
      case ImageRegistered e ->
          Set.of(
              "/imageId",
              "/objectKey",
              "/sha256",
              "/mediaType",
              "/bytes",
              "/width",
              "/height",
              "/crops/cropId",
              "/crops/box",
              "/origin");
      case TagsEdited e -> Set.of("/imageId", "/origin");
      case ActorsEdited e -> Set.of("/imageId");
      case CaptionChanged e -> Set.of("/imageId", "/origin");
      case MetadataEdited e -> Set.of("/imageId");
      case CropAdded e -> Set.of("/imageId", "/cropId", "/box");
      case CropAdjusted e -> Set.of("/imageId", "/cropId", "/from/box", "/to/box");
      case CropRemoved e -> Set.of("/imageId", "/cropId");
      case ImageRemoved e -> Set.of("/imageId");
      case ImageRestored e -> Set.of("/imageId");
      case ImageErased e -> Set.of("/imageId", "/reason", "/snapshots");
      case ImageReviewed e -> Set.of("/imageId", "/state");
      case SuggestionAccepted e ->
          Set.of("/imageId", "/kind", "/model", "/modelVersion", "/automatic");
      case SuggestionRejected e -> Set.of("/imageId", "/kind", "/model", "/modelVersion");
      case EmbeddingRecorded e ->
          Set.of(
              "/imageId",
              "/subject/kind",
              "/subject/cropId",
              "/subject/box",
              "/model",
              "/modelVersion",
              "/dimension",
              "/vector/model",
              "/vector/modelVersion",
              "/vector/encoding",
              "/vector/dimension");
      case ThumbnailsRecorded e -> Set.of("/imageId", "/thumbnails");
      case FingerprintRecorded e -> Set.of("/imageId", "/algorithm");
      case CaptionSuggested e -> Set.of("/imageId", "/score", "/model", "/modelVersion");
      case TagsSuggested e -> Set.of("/imageId", "/model", "/modelVersion");
      case EnrichmentAbandoned e -> Set.of("/imageId", "/kind", "/cropId", "/attempts");
      case EnrichmentRequested e -> Set.of("/imageId", "/kinds");
    };
  }

  private JsonNode object(JsonNode object, String path) {
    ObjectNode left = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      left.set(member.getKey(), value(member.getValue(), path + "/" + member.getKey()));
    }
    return left;
  }

  private JsonNode value(JsonNode value, String path) {
    if (kept.contains(path)) {
      return value;
    }
    boolean keptInside = kept.stream().anyMatch(one -> one.startsWith(path + "/"));
    if (value.isObject()) {
      return keptInside ? object(value, path) : JSON.createObjectNode();
    }
    if (value.isArray()) {
      ArrayNode left = JSON.createArrayNode();
      if (keptInside) {
        value.forEach(element -> left.add(value(element, path)));
      }
      return left;
    }
    return empty(value);
  }

  private static String zeros(String hex) {
    return hex.replaceAll("[0-9a-f]", "0");
  }

  private static JsonNode empty(JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.isString()) {
      String text = value.asString();
      return nodes.stringNode(HASH_OR_UUID.matcher(text).matches() ? zeros(text) : "");
    }
    if (value.isNumber()) {
      return nodes.numberNode(0);
    }
    return value.isBoolean() ? nodes.booleanNode(false) : nodes.nullNode();
  }
}
