package io.framelog.api.content;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.content.Bucket;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives out reduced pictures of images. */
@ApiController
@Tag(name = "Images: queries")
class ThumbnailController {
  /** The sizes that enrichment makes: the bound of the longer side in pixels. */
  private static final List<Integer> SIZES = List.of(256, 768);

  private static final int MAX_SIZE = 16_384;

  /** A day: a better thumbnail may take its place. */
  private static final String FOR_A_DAY = "private, max-age=86400";

  private final RegisteredContent registered;
  private final ObjectStore objects;

  ThumbnailController(RegisteredContent registered, ObjectStore objects) {
    this.registered = registered;
    this.objects = objects;
  }

  private record Found(int size, String key, long bytes) {}

  @GetMapping(path = "/v1/images/{id}/thumbnail", produces = MediaType.ALL_VALUE)
  @Operation(
      summary = "A reduced picture of an image",
      description =
          "The nearest size that is not smaller than the one asked for, else the largest; 404"
              + " not-found until enrichment has made it.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.IMAGE_JPEG_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  void thumbnail(
      @PathVariable String id,
      @Parameter(description = "Bound of the longer side in pixels")
          @RequestParam(defaultValue = "256")
          int size,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    if (size < 1 || size > MAX_SIZE) {
      throw Parameters.invalid("size", "'size' must be 1 to %,d".formatted(MAX_SIZE));
    }
    String imageId = Parameters.imageId(id);
    Found found = nearest(imageId, size).orElseThrow(() -> missing(id));
    new ObjectAnswer(
            imageId + "-" + found.size() + "-" + found.bytes(),
            MediaType.IMAGE_JPEG_VALUE,
            imageId + "-" + found.size() + ".jpg",
            FOR_A_DAY)
        .send(
            request,
            response,
            found.bytes(),
            range ->
                objects.open(Bucket.THUMBNAILS, found.key(), range).orElseThrow(() -> missing(id)));
  }

  /** Large enough ones first, the smallest of them before all; then the largest of the others. */
  private Optional<Found> nearest(String imageId, int asked) {
    List<Integer> largeEnough = SIZES.stream().filter(size -> size >= asked).toList();
    List<Integer> others = SIZES.reversed().stream().filter(size -> size < asked).toList();
    for (List<Integer> sizes : List.of(largeEnough, others)) {
      for (int size : sizes) {
        String key = "thumbnails/%s/%d.jpg".formatted(imageId, size);
        Optional<Long> bytes = objects.size(Bucket.THUMBNAILS, key);
        if (bytes.isPresent()) {
          return Optional.of(new Found(size, key, bytes.get()));
        }
      }
    }
    return Optional.empty();
  }

  private RejectedException missing(String id) {
    registered.find(id);
    return new RejectedException(ErrorCode.NOT_FOUND, "There is no thumbnail of this image yet");
  }
}
