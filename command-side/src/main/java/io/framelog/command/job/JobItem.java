package io.framelog.command.job;

import java.util.List;

/**
 * An item of a job.
 *
 * @param positions of the item's events that the job is about, ascending; a single 0 when it is
 *     about the item as such
 */
public record JobItem(String item, List<Long> positions) {
  public JobItem {
    positions = List.copyOf(positions);
  }
}
