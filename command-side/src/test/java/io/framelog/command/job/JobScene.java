package io.framelog.command.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.job.FindJob;
import io.framelog.job.JobError;
import io.framelog.job.JobView;
import io.framelog.log.Decision;
import io.framelog.log.LogReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs on a real database, and nodes that work on them only when they are told to. */
@JobTest
abstract class JobScene {
  private static final MetaData ANN = MetaData.with("actor", "ann");

  @Autowired Jobs jobs;
  @Autowired JobTable table;
  @Autowired JobQueries queries;
  @Autowired LogReader log;
  @Autowired JdbcTemplate jdbc;

  @BeforeEach
  void noJobs() {
    jdbc.update("delete from job");
  }

  String submit(String kind) {
    return submit(kind, UUID.randomUUID().toString(), Map.of("what", "it"));
  }

  String submit(String kind, String commandId, Object spec) {
    Decision decision = jobs.submit(kind, commandId, spec, ANN);
    return Objects.requireNonNull(decision.ids().get(Jobs.JOB_ID));
  }

  JobView view(String jobId) {
    return queries.handle(new FindJob(jobId));
  }

  Node node(JobWork... works) {
    return new Node(table, log, works);
  }

  static JobStep step(@Nullable String cursor, long changed, long skipped, JobError... errors) {
    return new JobStep(
        cursor,
        changed + skipped + errors.length,
        changed,
        skipped,
        errors.length,
        List.of(errors),
        null,
        Map.of());
  }

  static void assertRefused(ThrowingCallable call, ErrorCode code) {
    CommandRejected refused = catchThrowableOfType(CommandRejected.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.<Rejection>getDetails().orElseThrow().code()).isEqualTo(code);
  }
}
