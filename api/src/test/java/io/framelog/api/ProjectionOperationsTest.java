package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.projection.DiscardDeadLetter;
import io.framelog.projection.FindProjectionRun;
import io.framelog.projection.ListProjectionRuns;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.Kind;
import io.framelog.projection.ProjectionRun.State;
import io.framelog.projection.ProjectionRun.What;
import io.framelog.projection.ProjectionRuns;
import io.framelog.projection.ProjectionStatus;
import io.framelog.projection.RebuildProjection;
import io.framelog.projection.RetryDeadLetter;
import io.framelog.projection.VerifyProjection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionOperationsTest extends ApiSliceTest {
  private static final String RUN = "00000000-0000-4000-8000-00000000000d";

  @TempDir Path program;

  private static ProjectionRun run(Kind kind, State state, List<Difference> found) {
    return new ProjectionRun(
        RUN, "image", kind, state, 7, 5, found.size(), found, null, "ann", Instant.EPOCH, null);
  }

  @Test
  void aRebuildIsAcceptedAndCanBeWatched() {
    sides.onQuery(FindProjectionRun.class, query -> run(Kind.REBUILD, State.RUNNING, List.of()));

    Http.Response answer = ann().send("POST", "/v1/projections/image:rebuild", null);

    assertThat(sides.lastCommand().getPayload()).isEqualTo(new RebuildProjection("image"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/v1/projections/image/runs/" + RUN);
    assertThat(answer.json().path("state").asString()).isEqualTo("RUNNING");
    assertThat(sides.queries()).containsExactly(new FindProjectionRun("image", RUN));
  }

  @Test
  void aVerificationSaysWhatDiffers() {
    Difference difference = new Difference("image", OTHER_IMAGE, What.CHANGED, List.of("caption"));
    sides.onQuery(
        FindProjectionRun.class, query -> run(Kind.VERIFY, State.DONE, List.of(difference)));

    assertThat(ann().send("POST", "/v1/projections/image:verify", null).status()).isEqualTo(202);
    assertThat(sides.lastCommand().getPayload()).isEqualTo(new VerifyProjection("image"));
    Http.Response answer = ann().get("/v1/projections/image/runs/" + RUN);

    assertThat(answer.json().path("differences").asInt()).isEqualTo(1);
    assertThat(answer.json().path("found").toString())
        .isEqualTo(
            "[{\"table\":\"image\",\"key\":\"%s\",\"what\":\"CHANGED\",\"columns\":[\"caption\"]}]"
                .formatted(OTHER_IMAGE));
  }

  @Test
  void runsAreListed() {
    sides.onQuery(
        ListProjectionRuns.class,
        query -> new ProjectionRuns(List.of(run(Kind.VERIFY, State.LOST, List.of()))));

    assertThat(ann().get("/v1/projections/image/runs").json().at("/runs/0/state").asString())
        .isEqualTo("LOST");
    assertThat(ann().get("/v1/projections/image/runs/no-uuid").code()).isEqualTo("run-not-found");
  }

  @Test
  void aSecondRunIsAConflict() {
    sides.onCommand(
        command -> {
          throw new CommandRejected(ErrorCode.PROJECTION_BUSY, "under way");
        });

    Http.Response answer = ann().send("POST", "/v1/projections/image:rebuild", null);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("projection-busy");
  }

  @Test
  void deadLettersAreRetriedAndGivenUpWithTheReasonOfTheHeader() {
    Http.Response retried = ann().send("POST", "/v1/projections/image/dead-letters/7:retry", null);

    assertThat(retried.status()).isEqualTo(200);
    assertThat(retried.json().toString()).isEqualTo("{\"handled\":2,\"left\":1}");
    assertThat(sides.lastCommand().getPayload()).isEqualTo(new RetryDeadLetter("image", 7));

    ann().send("POST", "/v1/projections/image/dead-letters/7:discard", null, "X-Reason", "a test");

    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new DiscardDeadLetter("image", 7, "a test"));
    assertThat(ann().send("POST", "/v1/projections/image/dead-letters/seven:retry", null).status())
        .isEqualTo(400);
  }

  @Test
  void theOperatorsCommandEndsWith0OnlyWhenAllIsEqual() throws Exception {
    // Once, to save each call the time.
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", program.toString(), "../operator/Projections.java"))
        .isZero();
    Difference difference =
        new Difference("image", OTHER_IMAGE, What.CHANGED, List.of("caption", "tags"));
    sides.onQuery(
        ListProjections.class,
        query ->
            new ProjectionList(
                List.of(
                    new ProjectionStatus("image", 7, 2, 0.5, 1),
                    new ProjectionStatus("audit", 9, 0, 0, 0))));
    sides.onQuery(FindProjectionRun.class, query -> run(Kind.VERIFY, State.DONE, List.of()));
    assertThat(operator("list"))
        .isEqualTo(
            """
            0
            image            position 7, 2 events (0.5 s) behind, 1 put aside
            audit            position 9, 0 events (0.0 s) behind, 0 put aside
            """);
    assertThat(operator("verify"))
        .isEqualTo("0\n" + "image            equal at position 7, 5 compared\n".repeat(2));

    sides.onQuery(
        FindProjectionRun.class, query -> run(Kind.VERIFY, State.DONE, List.of(difference)));
    assertThat(operator("verify", "image"))
        .isEqualTo(
            """
            1
            image            1 of 5 differ:
              CHANGED image %s caption,tags
            """
                .formatted(OTHER_IMAGE));

    assertThat(operator("discard", "image", "7", "--reason", "größer"))
        .isEqualTo("1\n2 handled, 1 still put aside\n");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new DiscardDeadLetter("image", 7, "größer"));
    assertThat(operator("discard", "image", "7")).startsWith("2\nusage: ");
  }

  /** The exit status of the program, and what it says. */
  private String operator(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                program.toString(),
                "Projections",
                "--url",
                "http://127.0.0.1:" + port));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + output;
  }
}
