package io.framelog.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.events.ImageRegistered;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.framelog.job.FindJob;
import io.framelog.job.JobError;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;

/** Starts imports as ann and waits for them. */
@TestComponent
record ImportRun(CommandGateway commands, QueryGateway queries, LogReader log) {
  private static final JsonMapper JSON = JsonMapper.shared();

  JobView of(SourceKind kind, Object location, String... tags) throws Exception {
    return of(new StartImport(kind, location.toString(), null, List.of(tags), false));
  }

  JobView of(Object command) throws Exception {
    return await(submit(command));
  }

  String submit(Object command) {
    CommandOutcome outcome =
        commands.sendAndWait(
            new GenericCommandMessage<>(
                new GenericMessage<>(
                    UUID.randomUUID().toString(), command, Map.of("actor", "ann", "client", "t")),
                command.getClass().getName()));
    return Objects.requireNonNull(outcome.ids().get("jobId"));
  }

  JobView await(String jobId) throws Exception {
    while (true) {
      JobView job = queries.query(new FindJob(jobId), JobView.class).get();
      if (job.state().isFinal()) {
        return job;
      }
      Thread.sleep(20);
    }
  }

  void assertRefused(Object command, ErrorCode code) {
    CommandRejected refusal = catchThrowableOfType(CommandRejected.class, () -> submit(command));
    assertThat(refusal).isNotNull();
    assertThat(refusal.<Rejection>getDetails().orElseThrow().code()).isEqualTo(code);
  }

  /** What the log says of the image of this content, which is registered once. */
  ImageRegistered registered(byte[] content) {
    List<LoggedEvent> events = events(content);
    assertThat(events).extracting(LoggedEvent::type).containsOnlyOnce("ImageRegistered");
    return JSON.readValue(events.getFirst().payload(), ImageRegistered.class);
  }

  List<LoggedEvent> events(byte[] content) {
    return log.read(
        LogQuery.aggregate(Identities.image(Identities.IMAGES, Sha256.hex(content)), 0, 10));
  }

  /** done = changed + skipped + failed, and the whole source was looked at. */
  static void assertCounts(JobView job, int changed, int skipped, int failed) {
    assertThat(job.state()).as("%s", job).isEqualTo(JobState.DONE);
    assertThat(List.of(job.changed(), job.skipped(), job.failed()))
        .as("changed, skipped, failed of %s", job)
        .containsExactly((long) changed, (long) skipped, (long) failed);
    assertThat(job.done()).isEqualTo(changed + skipped + failed).isEqualTo(job.total());
  }

  /** The errors as {@code item: code}, sorted. */
  static List<String> errors(JobView job) {
    return job.errors().stream()
        .sorted(Comparator.comparing(JobError::item).thenComparing(JobError::code))
        .map(error -> error.item() + ": " + error.code())
        .toList();
  }
}
