package io.framelog.query.rebuild;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import io.framelog.projection.FindProjectionRun;
import io.framelog.projection.ListProjectionRuns;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Kind;
import io.framelog.projection.ProjectionRuns;
import io.framelog.projection.RebuildProjection;
import io.framelog.projection.VerifyProjection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Starts rebuilds and verifications and says how they are getting on. */
@Component
class Runs {
  private final Upkeeps upkeeps;
  private final RunTable table;
  private final RunThreads threads;

  Runs(Upkeeps upkeeps, RunTable table, RunThreads threads) {
    this.upkeeps = upkeeps;
    this.table = table;
    this.threads = threads;
  }

  @CommandHandler
  Decision handle(RebuildProjection command, MetaData metadata) {
    return start(command.projection(), Kind.REBUILD, metadata);
  }

  @CommandHandler
  Decision handle(VerifyProjection command, MetaData metadata) {
    return start(command.projection(), Kind.VERIFY, metadata);
  }

  private Decision start(String projection, Kind kind, MetaData metadata) {
    ProjectionUpkeep upkeep =
        upkeeps
            .of(projection)
            .orElseThrow(
                () ->
                    new CommandRejected(
                        ErrorCode.PROJECTION_NOT_FOUND, "there is no projection " + projection));
    String actor = String.valueOf(metadata.getOrDefault(MetadataKeys.ACTOR, ""));
    UUID id =
        table
            .begin(projection, kind, actor)
            .orElseThrow(
                () ->
                    new CommandRejected(
                        ErrorCode.PROJECTION_BUSY,
                        "A run of the projection %s is under way".formatted(projection)));
    threads.start(new Run(id, table), upkeep, kind);
    return new Decision(projection, 0, Map.of("runId", id.toString()));
  }

  @QueryHandler
  ProjectionRuns on(ListProjectionRuns query) {
    requireKnown(query.projection());
    return new ProjectionRuns(table.list(query.projection()));
  }

  @QueryHandler
  ProjectionRun on(FindProjectionRun query) {
    requireKnown(query.projection());
    Optional<ProjectionRun> found =
        Identities.isUuid(query.runId())
            ? table.find(query.projection(), UUID.fromString(query.runId()))
            : Optional.empty();
    return found.orElseThrow(
        () ->
            new QueryRejected(
                ErrorCode.RUN_NOT_FOUND,
                "The projection %s had no run %s".formatted(query.projection(), query.runId())));
  }

  private void requireKnown(String projection) {
    if (upkeeps.of(projection).isEmpty()) {
      throw new QueryRejected(
          ErrorCode.PROJECTION_NOT_FOUND, "there is no projection " + projection);
    }
  }
}
