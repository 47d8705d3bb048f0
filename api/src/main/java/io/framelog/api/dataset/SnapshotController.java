package io.framelog.api.dataset;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.dataset.DatasetBody.Snapshot;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.dataset.commands.ReleaseSnapshot;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.identity.Identities;
import io.framelog.log.CommandOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Freezes datasets as of a position of the log. */
@ApiController
@Tag(name = "Datasets")
class SnapshotController {
  private static final Duration WAIT_FOR_SEAL = Duration.ofSeconds(30);

  private final Commands commands;
  private final Queries queries;

  SnapshotController(Commands commands, Queries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  /** What to freeze; all of it may be left out. */
  record Request(
      @Schema(description = "Any position of the past; the head when left out")
          @Nullable Long position,
      @Schema(example = "before the relabelling") @Nullable String name) {
    static final Request NOW = new Request(null, null);
  }

  @PostMapping("/v1/datasets/{name}/snapshots")
  @Operation(
      summary = "Take a snapshot",
      description = "Nothing is copied. Sealing counts and digests the items in the background.")
  @ApiResponse(responseCode = "201", description = "Taken and sealed")
  @ApiResponse(responseCode = "202", description = "Taken; sealing takes more than 30 s")
  ResponseEntity<Snapshot> take(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable Request request,
      CommandContext context) {
    Request wanted = Objects.requireNonNullElse(request, Request.NOW);
    CommandOutcome outcome =
        commands.send(
            new TakeSnapshot(
                Identities.dataset(name),
                wanted.name(),
                wanted.position(),
                context.expectedVersion()),
            context);
    String snapshotId = Objects.requireNonNull(outcome.ids().get("snapshotId"));
    SnapshotView taken =
        queries.ask(
            new FindSnapshot(name, snapshotId, outcome.position(), WAIT_FOR_SEAL),
            SnapshotView.class);
    boolean sealed = taken.state() == SnapshotState.SEALED;
    return ResponseEntity.status(sealed ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .location(URI.create("/v1/datasets/" + name + "/snapshots/" + snapshotId))
        .body(Snapshot.of(taken));
  }

  /** The tag to know a snapshot by. */
  record Tagging(@Schema(example = "v1.0") @Nullable String tag) {}

  @PostMapping("/v1/datasets/{name}/snapshots/{snapshotId}:release")
  @Operation(
      summary = "Release a sealed snapshot under a tag",
      description = "The tag names it for ever. A snapshot may have several.")
  Snapshot release(
      @PathVariable String name,
      @PathVariable String snapshotId,
      @RequestBody Tagging tagging,
      CommandContext context) {
    String id = Parameters.snapshotId(snapshotId);
    CommandOutcome outcome =
        commands.send(
            new ReleaseSnapshot(
                Identities.dataset(name),
                id,
                Parameters.required("tag", tagging.tag()),
                context.expectedVersion()),
            context);
    return Snapshot.of(
        queries.ask(new FindSnapshot(name, id, outcome.position(), null), SnapshotView.class));
  }

  @GetMapping("/v1/datasets/{name}/snapshots/{snapshotId}")
  @Operation(summary = "One snapshot")
  Snapshot get(
      @PathVariable String name,
      @PathVariable String snapshotId,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return Snapshot.of(
        queries.ask(
            new FindSnapshot(
                name,
                Parameters.snapshotId(snapshotId),
                Parameters.position("minPosition", minPosition),
                null),
            SnapshotView.class));
  }
}
