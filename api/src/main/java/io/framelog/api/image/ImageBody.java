package io.framelog.api.image;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.framelog.image.queries.ImageView;
import io.swagger.v3.oas.annotations.media.Schema;

/** The form of an image in answers, for the documentation: the view and its position. */
@Schema(name = "Image")
public record ImageBody(
    @Schema(description = "The position that this is true at") long position,
    @JsonUnwrapped ImageView image) {}
