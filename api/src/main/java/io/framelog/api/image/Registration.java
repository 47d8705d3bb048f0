package io.framelog.api.image;

import io.framelog.api.query.Parameters;
import io.framelog.content.StoredImage;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.imports.FetchImage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an image when it comes in; everything is optional.
 *
 * @param sourceUrl where it comes from, an absolute URL
 */
record Registration(
    @Schema(example = "a red car in front of a brick wall") @Nullable String caption,
    @Schema(example = "[\"car\", \"street\"]") @Nullable List<@Nullable String> tags,
    @Schema(example = "[\"ann\"]") @Nullable List<@Nullable String> actors,
    @Schema(example = "{\"source\": \"flickr\"}") @Nullable Map<String, @Nullable Object> metadata,
    @Schema(example = "https://example.com/car.jpg") @Nullable String sourceUrl,
    @Nullable List<@Nullable CropBody> crops) {

  static final Registration EMPTY = new Registration(null, null, null, null, null, null);

  RegisterImage command(StoredImage stored) {
    return new RegisterImage(
        stored.imageId(),
        stored.objectKey(),
        stored.sha256(),
        stored.mediaType(),
        stored.bytes(),
        stored.width(),
        stored.height(),
        sourceUrl,
        caption,
        Parameters.list("tags", tags),
        Parameters.list("actors", actors),
        withoutNulls(metadata),
        newCrops(),
        Origin.HUMAN);
  }

  /** The same of an image that is still to be fetched. */
  FetchImage fetched(String url) {
    return new FetchImage(
        url,
        caption,
        Parameters.list("tags", tags),
        Parameters.list("actors", actors),
        withoutNulls(metadata),
        newCrops());
  }

  private List<NewCrop> newCrops() {
    return Parameters.list("crops", crops).stream().map(CropBody::newCrop).toList();
  }

  /** As in a merge patch, null means that there is no such key. */
  private static Map<String, Object> withoutNulls(
      @Nullable Map<String, @Nullable Object> metadata) {
    Map<String, Object> kept = new LinkedHashMap<>();
    if (metadata != null) {
      metadata.forEach(
          (key, value) -> {
            if (value != null) {
              kept.put(key, value);
            }
          });
    }
    return kept;
  }
}
