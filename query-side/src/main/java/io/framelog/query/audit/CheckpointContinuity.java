package io.framelog.query.audit;

import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Stops the start of a node that has kept a checkpoint of more events than the log holds, or of
 * another log: also when the projection that kept it has been reset since.
 */
@Component
class CheckpointContinuity implements SmartInitializingSingleton {
  private final CheckpointTable checkpoints;
  private final LogReader log;

  CheckpointContinuity(CheckpointTable checkpoints, LogReader log) {
    this.checkpoints = checkpoints;
    this.log = log;
  }

  @Override
  public void afterSingletonsInstantiated() {
    // The head is read after the checkpoint: the log only grows.
    checkpoints.latest().ifPresent(latest -> check(latest, log.head()));
  }

  private static void check(KeptCheckpoint latest, LogHead head) {
    if (latest.size() > head.position() || !latest.logId().equals(head.logId())) {
      throw new IllegalStateException(
          "log-went-backwards: a checkpoint of %d events of log %s, epoch %d, was kept, but the log is %s"
              .formatted(latest.size(), latest.logId(), latest.epoch(), head));
    }
  }
}
