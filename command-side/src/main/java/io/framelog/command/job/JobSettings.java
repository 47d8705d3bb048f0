package io.framelog.command.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of jobs ({@code framelog.jobs.*}).
 *
 * @param workers jobs that run side by side on this node; 0 leaves them to other nodes
 * @param lease how long a job stays with a node that is not heard of; then another takes it over
 * @param heartbeat how often a node renews its leases and learns of cancellations
 * @param slice how long a job runs before it lets others have its worker
 * @param poll how often an idle worker looks without having been woken
 * @param firstRetry the wait after an outage, doubled after each further one
 * @param longestRetry the longest wait
 * @param crashes nodes that may be lost in a row with one step of a job before the job fails
 * @param inFlight commands that a job keeps waiting for the log at once
 * @param retention how long a job is kept after its end; what it was asked for may hold personal
 *     data, and goes with it
 */
@ConfigurationProperties("framelog.jobs")
record JobSettings(
    @DefaultValue("3") int workers,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("1s") Duration heartbeat,
    @DefaultValue("2s") Duration slice,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("500ms") Duration firstRetry,
    @DefaultValue("30s") Duration longestRetry,
    @DefaultValue("10") int crashes,
    @DefaultValue("64") int inFlight,
    @DefaultValue("30d") Duration retention) {
  private static final int MANY_DOUBLINGS = 20;

  JobSettings {
    if (workers < 0 || inFlight < 1 || heartbeat.multipliedBy(3).compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "framelog.jobs: workers is 0 or more, in-flight 1 or more, and a lease lasts for at least"
              + " three heartbeats");
    }
  }

  /** How long to wait after this many failed tries (from 1). */
  Duration retryAfter(int setbacks) {
    Duration wait = firstRetry.multipliedBy(1L << Math.min(setbacks - 1, MANY_DOUBLINGS));
    return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
  }
}
