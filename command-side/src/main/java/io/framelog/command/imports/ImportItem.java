package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.job.JobError;
import java.util.List;

/** One thing of a source. */
sealed interface ImportItem {
  /** By which its fate is told: a file's name or a line. */
  String name();

  /** Where the source goes on behind it. */
  String cursor();

  /**
   * A picture.
   *
   * @param flaws parts of it that cannot be imported and do not stop the rest, for instance a
   *     degenerate box
   */
  record Picture(
      String name, String cursor, Content content, Description description, List<JobError> flaws)
      implements ImportItem {
    Picture(String name, String cursor, Content content, Description description) {
      this(name, cursor, content, description, List.of());
    }
  }

  /** What should have been a picture. */
  record Unusable(String name, String cursor, Rejection why) implements ImportItem {
    static Unusable of(String name, String cursor, RejectedException e) {
      return new Unusable(name, cursor, e.rejection());
    }

    static Unusable of(String name, String cursor, ErrorCode code, String detail) {
      return new Unusable(name, cursor, Rejection.of(code, detail));
    }
  }
}
