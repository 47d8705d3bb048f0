package io.framelog.api.editor;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.editor.commands.EraseEditor;
import io.framelog.editor.queries.EditorErasureView;
import io.framelog.editor.queries.FindEditorErasure;
import io.framelog.error.ErrorCode;
import io.framelog.log.CommandOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Erases the names of editors, and says how far that is. */
@ApiController
@Tag(name = "Erasure")
class EditorController {
  private static final String ERASURES = "/v1/editors/erasures/";

  private final Commands commands;
  private final Queries queries;

  EditorController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /** Why; at most 1,024 characters, and not the name. */
  record Erasure(@Schema(example = "request of 2026-11-22") @Nullable String reason) {}

  /** What was begun, and the name that the editor's events will have. */
  record Begun(
      String erasureId,
      @Schema(example = "erased-0d3c2a8e-6f0b-5c59-8c8e-8f6f3f1f9b11") String pseudonym,
      long position) {}

  @PostMapping("/v1/editors/{subject}:erase")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Put a pseudonym in the place of an editor's name, everywhere",
      description =
          "In the background. The reasons that the editor gave go, too. No record says whose the"
              + " pseudonym is; what the editor does afterwards is under their name again. Needs no"
              + " body.")
  ResponseEntity<Begun> erase(
      @PathVariable String subject,
      @RequestBody(required = false) @Nullable Erasure erasure,
      CommandContext context) {
    CommandOutcome outcome =
        commands.send(new EraseEditor(subject, erasure == null ? null : erasure.reason()), context);
    return ResponseEntity.accepted()
        .location(URI.create(ERASURES + outcome.aggregateId()))
        .body(
            new Begun(
                outcome.aggregateId(),
                outcome.ids().getOrDefault("pseudonym", ""),
                outcome.position()));
  }

  @GetMapping(ERASURES + "{erasureId}")
  @Operation(summary = "How far an editor's erasure is")
  EditorErasureView erasure(@PathVariable String erasureId) {
    return queries.ask(
        new FindEditorErasure(
            Parameters.uuid(erasureId, ErrorCode.ERASURE_NOT_FOUND, "There is no erasure '%s'")),
        EditorErasureView.class);
  }
}
