package io.framelog.api.live;

import java.util.List;

/**
 * Some events in the order of their positions.
 *
 * @param position these are all there are up to here
 */
public record Slice(List<LiveEvent> events, long position) {
  public Slice {
    events = List.copyOf(events);
  }
}
