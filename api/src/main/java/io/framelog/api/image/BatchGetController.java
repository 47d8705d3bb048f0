package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.json.JsonText;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.identity.Identities;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads many images in one request, in the order asked. */
@ApiController
@Tag(name = "Images: queries")
class BatchGetController {
  private static final int MAX_IDS = 1_000;

  private final Queries queries;

  BatchGetController(Queries queries) {
    this.queries = queries;
  }

  /**
   * Which images, and how much of each.
   *
   * @param ids at most 1,000
   * @param fields the members of each image that are wanted; all of them when left out
   */
  record BatchRequest(
      @Nullable List<@Nullable String> ids,
      @Schema(example = "[\"id\", \"caption\", \"tags\"]") @Nullable List<@Nullable String> fields,
      @Nullable Long asOf,
      @Nullable Long minPosition) {}

  /** The form of the answer, for the documentation. */
  private record BatchAnswer(List<ImageBody> images, List<String> missing, long position) {}

  @PostMapping("/v1/images:batchGet")
  @Operation(
      summary = "Up to 1,000 images by id, in the order asked",
      description = "asOf and minPosition may stand in the body or in the query.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
  byte[] batchGet(
      @RequestBody BatchRequest request,
      @RequestParam(required = false) @Nullable Long asOf,
      @RequestParam(required = false) @Nullable Long minPosition) {
    List<String> asked = ids(request);
    Set<String> fields = ImageFields.checked(Parameters.list("fields", request.fields()));
    ImageBatch batch =
        queries.ask(
            new BatchGetImages(
                asked.stream().filter(Identities::isUuid).toList(),
                Parameters.position("asOf", asOf == null ? request.asOf() : asOf),
                Parameters.position(
                    "minPosition", minPosition == null ? request.minPosition() : minPosition)),
            ImageBatch.class);
    return json(batch, missing(asked, batch), fields);
  }

  private static List<String> ids(BatchRequest request) {
    Parameters.required("ids", request.ids());
    List<String> ids = Parameters.list("ids", request.ids());
    if (ids.size() > MAX_IDS) {
      throw Parameters.invalid(
          "ids",
          "'ids' holds %,d ids, at most %,d are answered at once".formatted(ids.size(), MAX_IDS));
    }
    return ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
  }

  /** What is no UUID was not asked for, but it is missing all the same. */
  private static List<String> missing(List<String> asked, ImageBatch batch) {
    if (batch.missing().isEmpty() && batch.images().size() == asked.size()) {
      return List.of();
    }
    Set<String> found =
        batch.images().stream().map(ImageDocument::imageId).collect(Collectors.toSet());
    return asked.stream().distinct().filter(id -> !found.contains(id)).toList();
  }

  private static byte[] json(ImageBatch batch, List<String> missing, Set<String> fields) {
    int length = batch.images().stream().mapToInt(image -> image.json().length() + 32).sum();
    StringBuilder json = new StringBuilder(length + missing.size() * 39 + 64);
    json.append("{\"images\":[");
    for (ImageDocument image : batch.images()) {
      if (fields.isEmpty()) {
        JsonText.appendImage(json, image, batch.position());
      } else {
        ImageFields.append(json, image, batch.position(), fields);
      }
      json.append(',');
    }
    endList(json).append(",\"missing\":[");
    for (String id : missing) {
      JsonText.appendString(json, Objects.requireNonNull(id));
      json.append(',');
    }
    endList(json).append(",\"position\":").append(batch.position()).append('}');
    return JsonText.utf8(json);
  }

  /** Turns the comma behind the last element, if there is one, into the end of the list. */
  private static StringBuilder endList(StringBuilder json) {
    int last = json.length() - 1;
    if (json.charAt(last) == ',') {
      json.setLength(last);
    }
    return json.append(']');
  }
}
