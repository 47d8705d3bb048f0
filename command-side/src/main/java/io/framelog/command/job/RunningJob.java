package io.framelog.command.job;

import org.axonframework.messaging.MetaData;

/** A job as its work sees it. */
public interface RunningJob {
  String jobId();

  /** What was asked for: JSON text of the spec at submission. */
  String spec();

  /**
   * Who asked, through what and why, for the commands that the job sends; the job's id is their
   * {@code causationId}.
   */
  MetaData metadata();

  /** The head at submission. */
  long position();

  /**
   * Whether to stop soon: the job is cancelled, the node is stopping or has lost the job. Return
   * then what has been done so far, with a cursor after it.
   */
  boolean cancelled();

  /** The id under which the job sends its command for an item, the same at every repetition. */
  String commandId(String item);
}
