package io.framelog.query.audit;

import io.framelog.log.LogHead;
import io.framelog.query.progress.DerivedState;
import io.framelog.query.progress.DerivedStore;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The kept checkpoints as something that the log must not fall behind: also when the projection
 * that kept them has been reset since. They outlive epochs: what was true of a size stays true.
 */
@Component
class CheckpointStates implements DerivedStore {
  private final CheckpointTable checkpoints;

  CheckpointStates(CheckpointTable checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Override
  public Optional<List<DerivedState>> states() {
    return Optional.of(
        checkpoints.latest().stream()
            .map(latest -> new DerivedState("kept checkpoint", latest.size(), latest.logId(), null))
            .toList());
  }

  @Override
  public void couldNotBeAsked(LogHead head) {
    // They are in the database of the log, which has just answered.
  }

  /** What they vouch for is lost for good; auditors still hold theirs. */
  @Override
  public void startOver(LogHead head) {
    checkpoints.forget(head);
  }
}
