package io.framelog.api.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framelog.log.CommandOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a command did to an image.
 *
 * @param version the count of its annotation events, the {@code ETag}
 * @param position where the log stands: pass it as {@code minPosition} to read your own write
 * @param created only for registrations: false when the same content was there already
 * @param cropId only for a crop that was added
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageOutcome(
    @Schema(example = "1b4e28ba-2fa1-511d-883f-0016d3cca427") String imageId,
    @Nullable String cropId,
    @Nullable Boolean created,
    @Schema(example = "3") long version,
    @Schema(example = "1042") long position) {

  static ResponseEntity<ImageOutcome> edited(CommandOutcome outcome) {
    return answer(ResponseEntity.ok(), outcome, null, null);
  }

  static ResponseEntity<ImageOutcome> registered(CommandOutcome outcome) {
    ResponseEntity.BodyBuilder status =
        outcome.changed()
            ? ResponseEntity.created(URI.create("/v1/images/" + outcome.aggregateId()))
            : ResponseEntity.ok();
    return answer(status, outcome, null, outcome.changed());
  }

  static ResponseEntity<ImageOutcome> cropAdded(CommandOutcome outcome) {
    HttpStatus status = outcome.changed() ? HttpStatus.CREATED : HttpStatus.OK;
    return answer(ResponseEntity.status(status), outcome, outcome.ids().get("cropId"), null);
  }

  private static ResponseEntity<ImageOutcome> answer(
      ResponseEntity.BodyBuilder status,
      CommandOutcome outcome,
      @Nullable String cropId,
      @Nullable Boolean created) {
    return status
        .eTag("\"" + outcome.version() + "\"")
        .body(
            new ImageOutcome(
                outcome.aggregateId(), cropId, created, outcome.version(), outcome.position()));
  }
}
