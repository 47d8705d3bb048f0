package io.framelog.bench.read;

import io.framelog.log.CommandOutcome;
import io.framelog.projection.FindProjectionRun;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.RebuildProjection;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;

/** Rebuilds a projection as an operator does. */
final class Rebuild {
  private static final int POLL_MILLIS = 100;

  private final CommandGateway commands;
  private final QueryGateway queries;

  Rebuild(ReadSide side) {
    this.commands = side.bean(CommandGateway.class);
    this.queries = side.bean(QueryGateway.class);
  }

  /** The run when it has ended, well or not. */
  ProjectionRun of(String projection) throws InterruptedException {
    CommandOutcome begun = commands.sendAndWait(new RebuildProjection(projection));
    String runId = begun.ids().getOrDefault("runId", "");
    ProjectionRun run = find(projection, runId);
    while (run.state() == ProjectionRun.State.RUNNING) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      run = find(projection, runId);
    }
    return run;
  }

  private ProjectionRun find(String projection, String runId) {
    return queries.query(new FindProjectionRun(projection, runId), ProjectionRun.class).join();
  }
}
