package io.framelog.command.job;

import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the selection of a job was frozen to when the job began: the same for all its steps, however
 * often one of them is repeated.
 */
@Component
public class JobSelections {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcTemplate jdbc;

  JobSelections(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What is written down; else what is frozen now, or by another node at the same time. */
  public SelectionSpec of(RunningJob job, Supplier<SelectionSpec> freeze) {
    UUID jobId = UUID.fromString(job.jobId());
    List<SelectionSpec> known = read(jobId);
    if (known.isEmpty()) {
      jdbc.update(
          "insert into job_selection (job_id, selection) values (?, ?) on conflict do nothing",
          jobId,
          JSON.writeValueAsString(freeze.get()));
      known = read(jobId);
    }
    return known.getFirst();
  }

  private List<SelectionSpec> read(UUID jobId) {
    return jdbc.query(
        "select selection from job_selection where job_id = ?",
        (row, number) -> JSON.readValue(row.getString(1), SelectionSpec.class),
        jobId);
  }
}
