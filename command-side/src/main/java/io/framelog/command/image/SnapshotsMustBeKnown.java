package io.framelog.command.image;

import io.framelog.erasure.HeldItems;
import io.framelog.error.CommandRejected;
import io.framelog.error.Rejection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryExecutionException;

/**
 * What is erased cannot be hashed again: an image is only erased when it is known which snapshots
 * hold it. The rejection is that of the read model, for instance {@code projection-behind}.
 */
final class SnapshotsMustBeKnown {
  private SnapshotsMustBeKnown() {}

  static HeldItems checked(CompletableFuture<HeldItems> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof QueryExecutionException refused
          && refused.getDetails().orElse(null) instanceof Rejection rejection) {
        throw new CommandRejected(rejection);
      }
      throw e;
    }
  }
}
