package io.framelog.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.log.CommandOutcome;
import io.framelog.projection.FindProjectionRun;
import io.framelog.projection.ProjectionCommand;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.State;
import io.framelog.projection.RebuildProjection;
import io.framelog.projection.VerifyProjection;
import io.framelog.query.TestQueries;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Starts runs as controllers do, and waits for their end. */
public record RunsInTests(CommandGateway commands, TestQueries queries) {
  /**
   * Another context has other servers: each rebuild reads the whole log, which is that of all tests
   * otherwise.
   */
  static final String LOG_OF_THEIR_OWN = "spring.application.name=rebuild";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public ProjectionRun rebuilt(String projection) {
    return ended(new RebuildProjection(projection));
  }

  public ProjectionRun verified(String projection) {
    return ended(new VerifyProjection(projection));
  }

  private ProjectionRun ended(ProjectionCommand command) {
    return ended(command.projection(), begun(command));
  }

  public String begun(ProjectionCommand command) {
    CommandOutcome outcome = commands.sendAndWait(command);
    return outcome.ids().getOrDefault("runId", "");
  }

  public ProjectionRun ended(String projection, String runId) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ProjectionRun run = find(projection, runId);
    while (run.state() == State.RUNNING) {
      assertThat(System.nanoTime()).as("%s ends", run).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      run = find(projection, runId);
    }
    return run;
  }

  private ProjectionRun find(String projection, String runId) {
    return queries.ask(new FindProjectionRun(projection, runId), ProjectionRun.class);
  }
}
