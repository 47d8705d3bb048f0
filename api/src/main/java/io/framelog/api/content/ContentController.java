package io.framelog.api.content;

import io.framelog.api.ApiController;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives out the bytes of an image as they came in. */
@ApiController
@Tag(name = "Images: queries")
class ContentController {
  /** A year; the address names the content. */
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private final RegisteredContent registered;
  private final ObjectStore objects;

  ContentController(RegisteredContent registered, ObjectStore objects) {
    this.registered = registered;
    this.objects = objects;
  }

  @GetMapping(path = "/v1/images/{id}/content", produces = MediaType.ALL_VALUE)
  @Operation(
      summary = "The bytes of an image",
      description = "As they came in; takes Range. They stay when the image is removed.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
  void content(
      @PathVariable String id,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    RegisteredContent.Original original = registered.find(id);
    long length =
        objects
            .size(Bucket.ORIGINALS, original.objectKey())
            .orElseThrow(() -> missing(original.imageId()));
    new ObjectAnswer(original.sha256(), original.mediaType(), original.fileName(), FOR_EVER)
        .send(
            request,
            response,
            length,
            range ->
                objects
                    .open(Bucket.ORIGINALS, original.objectKey(), range)
                    .orElseThrow(() -> missing(original.imageId())));
  }

  /** The log knows the image, so this is an outage or a loss, not a wrong address. */
  private static RejectedException missing(String imageId) {
    return new RejectedException(
        ErrorCode.STORAGE_UNAVAILABLE,
        "The object storage does not hold the bytes of image '%s'".formatted(imageId));
  }
}
