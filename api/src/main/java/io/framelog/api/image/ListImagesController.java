package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.json.JsonText;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists the images that a selection matches, page by page. */
@ApiController
@Tag(name = "Images: queries")
class ListImagesController {
  private static final int DEFAULT_LIMIT = 50;

  private final Queries queries;

  ListImagesController(Queries queries) {
    this.queries = queries;
  }

  /** The form of the answer, for the documentation. */
  @Schema(name = "ImageList")
  private record ImageList(
      List<ImageBody> images,
      @Schema(description = "Pass it as 'cursor' to go on; null at the end")
          @Nullable String nextCursor,
      @Schema(description = "Only when asked for") @Nullable Count count,
      long position) {}

  @Schema(name = "ImageCount")
  private record Count(long exact) {}

  @GetMapping("/v1/images")
  @Operation(
      summary = "The images that a selection matches, page by page",
      description =
          "A cursor is a place in the order: pages behind it show what is there when they are asked"
              + " for. For pages that fit together whatever happens in between, pass the position"
              + " of the first one as 'asOf' from the first page on.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImageList.class)))
  byte[] list(
      @Parameter(
              description = "A selection, as text or JSON; all that are not removed when left out",
              example = "tag:car AND NOT tag:draft AND width>=512")
          @RequestParam(required = false)
          @Nullable String filter,
      @Parameter(
              description =
                  "created, updated, position, id, width, height or bytes, then :asc or :desc;"
                      + " created:desc when left out",
              example = "updated:desc")
          @RequestParam(required = false)
          @Nullable String sort,
      @Parameter(description = "1 to 500, 50 when left out") @RequestParam(required = false)
          @Nullable Integer limit,
      @Parameter(description = "The 'nextCursor' of the page before, with the same filter and sort")
          @RequestParam(required = false)
          @Nullable String cursor,
      @Parameter(
              description = "'exact' counts all pages, which may take long",
              schema = @Schema(allowableValues = "exact"))
          @RequestParam(required = false)
          @Nullable String count,
      @RequestParam(required = false) @Nullable Long asOf,
      @RequestParam(required = false) @Nullable Long minPosition) {
    ImagePage page =
        queries.ask(
            new ListImages(
                filter,
                sort,
                Parameters.limit(limit, DEFAULT_LIMIT, ListImages.MAX_LIMIT),
                cursor,
                counted(count),
                Parameters.position("asOf", asOf),
                Parameters.position("minPosition", minPosition)),
            ImagePage.class);
    return json(page);
  }

  private static boolean counted(@Nullable String count) {
    if (count != null && !count.equals("exact")) {
      throw Parameters.invalid("count", "'count' can be 'exact' or left out");
    }
    return count != null;
  }

  private static byte[] json(ImagePage page) {
    int length = page.images().stream().mapToInt(image -> image.json().length() + 32).sum();
    StringBuilder json = new StringBuilder(length + 256).append("{\"images\":[");
    String comma = "";
    for (ImageDocument image : page.images()) {
      json.append(comma);
      JsonText.appendImage(json, image, page.position());
      comma = ",";
    }
    json.append("],\"nextCursor\":");
    if (page.nextCursor() == null) {
      json.append("null");
    } else {
      JsonText.appendString(json, page.nextCursor());
    }
    if (page.count() != null) {
      json.append(",\"count\":{\"exact\":").append(page.count()).append('}');
    }
    json.append(",\"position\":").append(page.position()).append('}');
    return JsonText.utf8(json);
  }
}
