package io.framelog.command.job;

import io.framelog.erasure.EditorNames;
import io.framelog.log.MetadataKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The names of those who submitted jobs, and of those whose edits jobs revert. A job that is still
 * going on sends its later commands under the pseudonym.
 */
@Component
class JobEditors implements EditorNames {
  private static final String SUBMITTERS =
      """
      update job
         set metadata = (metadata::jsonb - '%s' || jsonb_build_object('%s', ?::text))::text
       where metadata::jsonb ->> '%s' = ? and position <= ?"""
          .formatted(MetadataKeys.REASON, MetadataKeys.ACTOR, MetadataKeys.ACTOR);

  /** As a whole JSON string, wherever a specification names it. */
  private static final String NAMED =
      """
      update job set spec = replace(spec, to_json(?::text)::text, to_json(?::text)::text)
       where strpos(spec, to_json(?::text)::text) > 0 and position <= ?""";

  private final JdbcTemplate jdbc;

  JobEditors(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void replace(String subject, String pseudonym, long upTo) {
    jdbc.update(SUBMITTERS, pseudonym, subject, upTo);
    jdbc.update(NAMED, subject, pseudonym, subject, upTo);
  }
}
