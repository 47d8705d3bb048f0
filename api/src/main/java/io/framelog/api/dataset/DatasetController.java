package io.framelog.api.dataset;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.queries.DatasetList;
import io.framelog.dataset.queries.DatasetView;
import io.framelog.dataset.queries.FindDataset;
import io.framelog.dataset.queries.ListDatasets;
import io.framelog.identity.Identities;
import io.framelog.log.CommandOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Defines and lists datasets. */
@ApiController
@Tag(name = "Datasets")
class DatasetController {
  private final Commands commands;
  private final Queries queries;

  DatasetController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /** A dataset to be defined. */
  record Definition(
      @Schema(example = "cars") @Nullable String name,
      @Schema(
              oneOf = {String.class, SelectionBody.class},
              example = "tag:car AND NOT tag:draft")
          @Nullable JsonNode selection) {}

  @PostMapping("/v1/datasets")
  @Operation(
      summary = "Define a dataset",
      description = "The same definition again is a success; another one is a conflict.")
  @ApiResponse(responseCode = "201", description = "Defined; Location is the dataset")
  @ApiResponse(responseCode = "200", description = "Defined just so already")
  ResponseEntity<DatasetBody> define(@RequestBody Definition definition, CommandContext context) {
    String name = Parameters.required("name", definition.name());
    CommandOutcome outcome =
        commands.send(
            new DefineDataset(
                Identities.dataset(name), name, SelectionBody.read(definition.selection())),
            context);
    return DatasetBody.answer(
        outcome.changed()
            ? ResponseEntity.created(URI.create("/v1/datasets/" + name))
            : ResponseEntity.ok(),
        find(name, outcome.position()));
  }

  /** What a dataset is to select. */
  record Change(
      @Schema(
              oneOf = {String.class, SelectionBody.class},
              example = "tag:car AND NOT tag:draft")
          @Nullable JsonNode selection) {}

  @PutMapping("/v1/datasets/{name}/selection")
  @Operation(
      summary = "Change what a dataset selects",
      description = "Snapshots that were taken keep the selection of their taking.")
  ResponseEntity<DatasetBody> changeSelection(
      @PathVariable String name, @RequestBody Change change, CommandContext context) {
    CommandOutcome outcome =
        commands.send(
            new ChangeSelection(
                Identities.dataset(name),
                SelectionBody.read(change.selection()),
                context.expectedVersion()),
            context);
    return DatasetBody.answer(ResponseEntity.ok(), find(name, outcome.position()));
  }

  @GetMapping("/v1/datasets")
  @Operation(summary = "All datasets with their snapshots, by name")
  DatasetBody.All list(@RequestParam(required = false) @Nullable Long minPosition) {
    return DatasetBody.All.of(
        queries.ask(
            new ListDatasets(Parameters.position("minPosition", minPosition)), DatasetList.class));
  }

  @GetMapping("/v1/datasets/{name}")
  @Operation(summary = "One dataset with its snapshots")
  ResponseEntity<DatasetBody> get(
      @PathVariable String name, @RequestParam(required = false) @Nullable Long minPosition) {
    return DatasetBody.answer(
        ResponseEntity.ok(), find(name, Parameters.position("minPosition", minPosition)));
  }

  private DatasetView find(String name, @Nullable Long minPosition) {
    return queries.ask(new FindDataset(name, minPosition), DatasetView.class);
  }
}
