package io.framelog.api.search;

import io.framelog.image.queries.ImageView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a search's answer, for the documentation. */
@Schema(name = "SearchAnswer")
record SearchBody(List<Hit> hits, long tookMillis, long position) {

  /** One result; {@code cropId} only in the scope of crops. */
  @Schema(name = "SearchHit")
  record Hit(
      String imageId,
      @Nullable String cropId,
      @Schema(example = "0.87") double score,
      ImageView image) {}
}
