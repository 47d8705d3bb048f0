package io.framelog.query.progress;

import java.util.NoSuchElementException;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Component;

/** Starts a projection again from the first event. */
@Component
public class ProjectionReset {
  private static final int ATTEMPTS = 10;
  private static final long PAUSE_MILLIS = 100;

  private final Configuration axon;

  ProjectionReset(Configuration axon) {
    this.axon = axon;
  }

  /**
   * Stops the projection, clears its rows and sets its token back in one transaction, and starts it
   * again. Readers see an empty read model until it has caught up.
   *
   * @throws NoSuchElementException when there is no projection of this name on this node
   * @throws IllegalStateException when another node runs the projection
   */
  public synchronized void reset(String name) {
    StreamingEventProcessor processor =
        axon.eventProcessingConfiguration()
            .eventProcessor(name, StreamingEventProcessor.class)
            .orElseThrow(() -> new NoSuchElementException("no projection " + name));
    processor.shutDown();
    try {
      resetTokens(processor);
    } finally {
      processor.start();
    }
  }

  /** The claim is given back a moment after the processor has stopped. */
  private static void resetTokens(StreamingEventProcessor processor) {
    for (int attempt = 1; ; attempt++) {
      try {
        processor.resetTokens();
        return;
      } catch (UnableToClaimTokenException e) {
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException("another node runs projection " + processor.getName(), e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while resetting a projection", e);
    }
  }
}
