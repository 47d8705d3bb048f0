package io.framelog.api.search;

import io.framelog.api.ApiController;
import io.framelog.api.json.JsonText;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds images and crops by words, by example and by filter. */
@ApiController
@Tag(name = "Search")
class SearchController {
  private final Queries queries;

  SearchController(Queries queries) {
    this.queries = queries;
  }

  @PostMapping("/v1/search")
  @Operation(
      summary = "Search by text, by example, within a filter",
      description =
          "Modes: semantic (by meaning, the default), lexical (by words), hybrid. Scores compare"
              + " within one answer only. With asOf, the filter asks about that position and images"
              + " are shown as of it; what is compared are the vectors and words of now, and"
              + " images that are removed by now have no vectors to be found by.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SearchBody.class)))
  byte[] search(
      @RequestBody SearchRequest request,
      @RequestParam(required = false) @Nullable Long minPosition,
      @RequestParam(required = false) @Nullable Long asOf) {
    return json(queries.ask(request.query(minPosition, asOf), SearchAnswer.class));
  }

  private static byte[] json(SearchAnswer answer) {
    int length = answer.hits().stream().mapToInt(hit -> hit.image().json().length() + 160).sum();
    StringBuilder json = new StringBuilder(length + 64).append("{\"hits\":[");
    String separator = "";
    for (SearchHit hit : answer.hits()) {
      json.append(separator);
      append(json, hit);
      separator = ",";
    }
    json.append("],\"tookMillis\":").append(answer.tookMillis());
    json.append(",\"position\":").append(answer.position()).append('}');
    return JsonText.utf8(json);
  }

  private static void append(StringBuilder json, SearchHit hit) {
    json.append("{\"imageId\":");
    JsonText.appendString(json, hit.imageId());
    if (hit.cropId() != null) {
      json.append(",\"cropId\":");
      JsonText.appendString(json, hit.cropId());
    }
    json.append(",\"score\":").append(hit.score());
    json.append(",\"image\":").append(hit.image().json()).append('}');
  }
}
