package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.json.JsonText;
import io.framelog.image.queries.ImageAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reads one image, now or as of a past position. */
@ApiController
@Tag(name = "Images: queries")
class ImageController {
  private final ImageReader images;

  ImageController(ImageReader images) {
    this.images = images;
  }

  /**
   * The entity tag is set on the response itself: Spring would answer If-None-Match from it with a
   * 304 that hides new suggestions, which do not change the version.
   */
  @GetMapping("/v1/images/{id}")
  @Operation(summary = "One image", description = "The ETag is its version.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImageBody.class)))
  byte[] get(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long asOf,
      @RequestParam(required = false) @Nullable Long minPosition,
      HttpServletResponse response) {
    ImageAnswer found = images.find(id, asOf, minPosition);
    response.setHeader(HttpHeaders.ETAG, "\"" + found.image().version() + "\"");
    StringBuilder json = new StringBuilder(found.image().json().length() + 32);
    JsonText.appendImage(json, found.image(), found.position());
    return JsonText.utf8(json);
  }
}
