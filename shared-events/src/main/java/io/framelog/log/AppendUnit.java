package io.framelog.log;

import java.util.List;

/**
 * One command's events and the answer to keep for it.
 *
 * @param commandId unique over the whole log
 * @param fingerprint SHA-256 of the command's type and content: the same id with another
 *     fingerprint is refused
 * @param events at least one, in order; sequences contiguous per aggregate
 */
public record AppendUnit(
    String commandId, String fingerprint, Decision decision, List<NewEvent> events) {
  public AppendUnit {
    events = List.copyOf(events);
  }
}
