package io.framelog.api.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.Facets;
import io.framelog.image.queries.FindFacets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts what the images of a selection have. */
@ApiController
@Tag(name = "Images: queries")
class FacetsController {
  private final Queries queries;

  FacetsController(Queries queries) {
    this.queries = queries;
  }

  /** The counts; each facet with its most frequent values. */
  @Schema(name = "Facets")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      @Schema(description = "How many images match") long total,
      @Schema(description = "Whether the numbers are counts, or else estimates from a sample")
          boolean exact,
      @Schema(description = "How many images were looked at") long sampled,
      Counts tags,
      Counts actors,
      Counts sources,
      Counts reviews,
      @Schema(
              description =
                  "By the longer side: SMALL below 512, MEDIUM below 1024, LARGE below 2048, HUGE")
          Counts sizes,
      @Schema(description = "By step and state, as embedding=DONE; not told with asOf")
          @Nullable Counts enrichment,
      long position) {

    static Answer of(Facets facets) {
      return new Answer(
          facets.total(),
          facets.exact(),
          facets.sampled(),
          Counts.of(facets.tags()),
          Counts.of(facets.actors()),
          Counts.of(facets.sources()),
          Counts.of(facets.reviews()),
          Counts.of(facets.sizes()),
          facets.enrichment() == null ? null : Counts.of(facets.enrichment()),
          facets.position());
    }
  }

  /** The most frequent values, and the sum of the counts of all others. */
  @Schema(name = "FacetCounts")
  record Counts(List<Value> values, long other) {
    static Counts of(Facets.Facet facet) {
      return new Counts(
          facet.values().stream()
              .map(bucket -> new Value(bucket.value(), bucket.count(), bucket.filter()))
              .toList(),
          facet.other());
    }
  }

  /** How many of the images have this value; {@code filter} selects them. */
  @Schema(name = "FacetValue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Value(String value, long count, @Nullable String filter) {}

  @GetMapping("/v1/facets")
  @Operation(
      summary = "How many images of a selection have which tag, actor, source, review, size, state",
      description = "Beyond 20,000 images the numbers are estimates from a random sample.")
  Answer facets(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(required = false) @Nullable Long asOf,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return Answer.of(
        queries.ask(
            new FindFacets(
                filter,
                Parameters.position("asOf", asOf),
                Parameters.position("minPosition", minPosition)),
            Facets.class));
  }
}
