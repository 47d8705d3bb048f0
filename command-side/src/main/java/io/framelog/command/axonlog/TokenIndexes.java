package io.framelog.command.axonlog;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How a store counts its events. This is the only place that knows; all else, tokens that leave
 * this package included, speaks of positions, which start at 1.
 *
 * @param first the index in the token of the store's first event: 0 for Axon Server
 */
record TokenIndexes(long first) {
  /** The position of the last event that a token of the store covers, 0 for none. */
  long position(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(first - 1) - first + 1;
  }

  /** The store's token behind which the next event is {@code position + 1}; null for the start. */
  @Nullable TrackingToken after(long position) {
    return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1 + first);
  }
}
