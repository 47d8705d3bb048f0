package io.framelog.api.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.framelog.diff.FieldChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a field differs. */
@Schema(name = "FieldChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeBody(
    @Schema(
            description =
                "caption, tags, actors, review, removed; metadata/ and a JSON pointer; crops/ and a"
                    + " crop's id, for a crop that both have with /x, /y, /w, /h or /label",
            example = "crops/6fa459ea-ee8a-5ca4-894e-db77e160355e/w")
        String field,
    @JsonRawValue @Schema(type = "object", description = "Any JSON value; null: there is none")
        String from,
    @JsonRawValue @Schema(type = "object", description = "Any JSON value; null: there is none")
        String to,
    @Schema(description = "Only of tags and actors") @Nullable List<String> added,
    @Schema(description = "Only of tags and actors") @Nullable List<String> removed) {

  static ChangeBody of(FieldChange change) {
    return new ChangeBody(
        change.field(), change.from(), change.to(), change.added(), change.removed());
  }
}
