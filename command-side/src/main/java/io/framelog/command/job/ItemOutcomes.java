package io.framelog.command.job;

import io.framelog.job.JobError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of a step did.
 *
 * @param sent how many of them were sent: the first ones, all unless the job is to stop
 */
public record ItemOutcomes(long sent, long changed, long skipped, List<JobError> errors) {
  /** As a step that goes on at {@code cursor}. */
  public JobStep step(@Nullable String cursor) {
    return new JobStep(cursor, sent, changed, skipped, errors.size(), errors, null, Map.of());
  }

  /** Counts while many commands are under way. */
  static final class Counting {
    private final LongAdder changed = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final List<JobError> errors = new ArrayList<>();
    private final AtomicBoolean troubled = new AtomicBoolean();

    void done(boolean effect) {
      (effect ? changed : skipped).increment();
    }

    /** By the thread that waits for the answers, in their order. */
    void refused(JobError error) {
      errors.add(error);
    }

    /** The step has to be repeated: no use in sending more. */
    <E extends RuntimeException> E trouble(E failure) {
      troubled.set(true);
      return failure;
    }

    boolean troubled() {
      return troubled.get();
    }

    ItemOutcomes outcomes(long sent) {
      return new ItemOutcomes(sent, changed.sum(), skipped.sum(), List.copyOf(errors));
    }
  }
}
