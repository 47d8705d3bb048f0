package io.framelog.command.job;

/** The node may not write to the job any more: another holds it, or it was ended. */
final class LostJob extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostJob(ClaimedJob job) {
    super("job " + job.jobId() + " is not ours any more", null, false, false);
  }
}
