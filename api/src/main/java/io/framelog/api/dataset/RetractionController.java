package io.framelog.api.dataset;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.dataset.commands.ReinstateImages;
import io.framelog.dataset.commands.RetractImages;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.FindRetractions;
import io.framelog.dataset.queries.RetractionPage;
import io.framelog.identity.Identities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes images down from what a dataset gives out, and corrects that. */
@ApiController
@Tag(name = "Datasets")
class RetractionController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Commands commands;
  private final Queries queries;

  RetractionController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /** Images, and why. */
  record NamedImages(
      @Schema(description = "1-10,000 image ids") @Nullable List<@Nullable String> ids,
      @Schema(description = "1-512 characters", example = "asked by the artist")
          @Nullable String reason) {
    List<String> imageIds() {
      Parameters.required("ids", ids);
      return Parameters.list("ids", ids).stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    }

    String why() {
      return Parameters.required("reason", reason);
    }
  }

  @PostMapping("/v1/datasets/{name}:retract")
  @Operation(
      summary = "Take images down",
      description =
          "What is given out of any snapshot of the dataset has their bare leaves in place of them"
              + " from now on. The snapshots stay as they were sealed.")
  ResponseEntity<DatasetBody> retract(
      @PathVariable String name, @RequestBody NamedImages images, CommandContext context) {
    return send(
        new RetractImages(
            Identities.dataset(name), images.imageIds(), images.why(), context.expectedVersion()),
        name,
        context);
  }

  @PostMapping("/v1/datasets/{name}:reinstate")
  @Operation(summary = "Give images that were taken down out again")
  ResponseEntity<DatasetBody> reinstate(
      @PathVariable String name, @RequestBody NamedImages images, CommandContext context) {
    return send(
        new ReinstateImages(
            Identities.dataset(name), images.imageIds(), images.why(), context.expectedVersion()),
        name,
        context);
  }

  /** Waits until it shows, so that whoever has the answer is given the image no more. */
  private ResponseEntity<DatasetBody> send(
      DatasetCommand command, String name, CommandContext context) {
    long position = commands.send(command, context).position();
    return DatasetBody.answer(
        ResponseEntity.ok(), queries.ask(new FindDataset(name, position), DatasetView.class));
  }

  @GetMapping("/v1/datasets/{name}/retractions")
  @Operation(summary = "The images that a dataset no longer gives out, in image-id order")
  RetractionPage retractions(
      @PathVariable String name,
      @Parameter(description = "The 'next' of the page before") @RequestParam(required = false)
          @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return queries.ask(
        new FindRetractions(
            name,
            cursor == null ? null : cursor.toLowerCase(Locale.ROOT),
            Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT),
            Parameters.position("minPosition", minPosition)),
        RetractionPage.class);
  }
}
