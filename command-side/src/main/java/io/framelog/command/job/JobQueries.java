package io.framelog.command.job;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.job.FindJob;
import io.framelog.job.FindJobErrors;
import io.framelog.job.JobError;
import io.framelog.job.JobErrors;
import io.framelog.job.JobList;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.job.ListJobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers what people ask about jobs. */
@Component
class JobQueries {
  /** Errors in the answer about one job; the rest is paged. */
  private static final int FIRST_ERRORS = 100;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private static final String COLUMNS =
      """
      select job_id::text, kind, state, total, done, changed, skipped, failed, submitted_at,
             started_at, finished_at, end_position, result, failure
      """;

  // One statement, hence one moment: the errors are those that the counts speak of.
  private static final String FIND =
      COLUMNS
          + """
          , (select coalesce(json_agg(json_build_object(
                      'item', item, 'code', code, 'detail', detail) order by number), '[]')
               from job_error where job_error.job_id = job.job_id and number <= %d)
          from job where job_id = ?\
          """
              .formatted(FIRST_ERRORS);

  private final JdbcTemplate jdbc;

  JobQueries(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @QueryHandler
  JobView handle(FindJob query) {
    return jdbc
        .query(FIND, (row, number) -> view(row, errors(row.getString(15))), id(query.jobId()))
        .stream()
        .findFirst()
        .orElseThrow(() -> unknown(query.jobId()));
  }

  @QueryHandler
  JobList handle(ListJobs query) {
    StringBuilder where = new StringBuilder("where true");
    List<Object> parameters = new ArrayList<>();
    if (query.state() != null) {
      where.append(" and state = ?");
      parameters.add(query.state().name());
    }
    if (query.kind() != null) {
      where.append(" and kind = ?");
      parameters.add(query.kind());
    }
    if (query.before() != null) {
      where.append(
          " and (submitted_at, job_id) < (select submitted_at, job_id from job where job_id = ?)");
      parameters.add(id(query.before()));
    }
    int limit = Math.clamp(query.limit(), 1, ListJobs.MOST);
    parameters.add(limit);
    List<JobView> jobs =
        jdbc.query(
            COLUMNS + " from job " + where + " order by submitted_at desc, job_id desc limit ?",
            (row, number) -> view(row, List.of()),
            parameters.toArray());
    return new JobList(jobs, jobs.size() == limit ? jobs.getLast().jobId() : null);
  }

  @QueryHandler
  JobErrors handle(FindJobErrors query) {
    UUID jobId = id(query.jobId());
    int limit = Math.clamp(query.limit(), 1, FindJobErrors.MOST);
    List<JobError> errors = errors(jobId, query.after(), limit);
    Long failed =
        jdbc.queryForList("select failed from job where job_id = ?", Long.class, jobId).stream()
            .findFirst()
            .orElseThrow(() -> unknown(query.jobId()));
    return new JobErrors(errors, failed, errors.size() == limit ? query.after() + limit : null);
  }

  private static List<JobError> errors(String json) {
    return List.of(JSON.readValue(json, JobError[].class));
  }

  private List<JobError> errors(UUID jobId, long after, int limit) {
    return jdbc.query(
        "select item, code, detail from job_error where job_id = ? and number > ?"
            + " order by number limit ?",
        (row, number) -> new JobError(row.getString(1), row.getString(2), row.getString(3)),
        jobId,
        after,
        limit);
  }

  private static JobView view(ResultSet row, List<JobError> errors) throws SQLException {
    String failure = row.getString(14);
    long failed = row.getLong(8);
    return new JobView(
        row.getString(1),
        row.getString(2),
        JobState.valueOf(row.getString(3)),
        row.getObject(4, Long.class),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        failed,
        errors,
        failed > errors.size(),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        instant(row, 10),
        instant(row, 11),
        row.getObject(12, Long.class),
        JSON.readValue(row.getString(13), OBJECT),
        failure == null ? null : JSON.readValue(failure, JobError.class));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static UUID id(String jobId) {
    if (!Identities.isUuid(jobId)) {
      throw unknown(jobId);
    }
    return UUID.fromString(jobId);
  }

  private static QueryRejected unknown(String jobId) {
    return new QueryRejected(ErrorCode.JOB_NOT_FOUND, "There is no job " + jobId);
  }
}
