package io.framelog.command.edit;

import io.framelog.log.Decision;
import java.util.List;

/**
 * What a command would do.
 *
 * @param events the payloads that would be appended, in order
 * @param decision what the command would answer
 */
public record Rehearsal(List<Object> events, Decision decision) {
  public Rehearsal {
    events = List.copyOf(events);
  }
}
