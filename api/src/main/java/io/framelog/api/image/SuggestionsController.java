package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.error.ErrorCode;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.RejectSuggestion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Decides on what models suggest. */
@ApiController
@Tag(name = "Images: commands")
class SuggestionsController {
  private final Commands commands;

  SuggestionsController(Commands commands) {
    this.commands = commands;
  }

  @PostMapping("/v1/images/{id}/suggestions/{suggestionId}:accept")
  @Operation(
      summary = "Accept a suggestion",
      description =
          "The tag is added, or the caption replaced, with the model as its origin. What the image"
              + " says already is a success without effect.")
  ResponseEntity<ImageOutcome> accept(
      @PathVariable String id, @PathVariable String suggestionId, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new AcceptSuggestion(
                Parameters.imageId(id), canonical(suggestionId), context.expectedVersion()),
            context));
  }

  @PostMapping("/v1/images/{id}/suggestions/{suggestionId}:reject")
  @Operation(
      summary = "Reject a suggestion",
      description = "This version of the model does not suggest it again; another one may.")
  ResponseEntity<ImageOutcome> reject(
      @PathVariable String id, @PathVariable String suggestionId, CommandContext context) {
    return ImageOutcome.edited(
        commands.send(
            new RejectSuggestion(
                Parameters.imageId(id), canonical(suggestionId), context.expectedVersion()),
            context));
  }

  private static String canonical(String suggestionId) {
    return Parameters.uuid(
        suggestionId, ErrorCode.SUGGESTION_NOT_FOUND, "The image has no suggestion '%s'");
  }
}
