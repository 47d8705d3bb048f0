package io.framelog.command.job;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A kind of job whose steps a test writes: each does what the next entry says. */
final class ScriptedWork implements JobWork {
  /** One step. */
  interface Step {
    JobStep next(RunningJob job, @Nullable String cursor) throws Exception;
  }

  private final String kind;
  private final Queue<Step> steps = new ArrayDeque<>();

  ScriptedWork(String kind) {
    this.kind = kind;
  }

  ScriptedWork then(Step step) {
    steps.add(step);
    return this;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public JobStep next(RunningJob job, @Nullable String cursor) throws Exception {
    return steps.remove().next(job, cursor);
  }
}
