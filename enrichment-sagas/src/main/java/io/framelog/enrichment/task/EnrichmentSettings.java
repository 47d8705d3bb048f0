package io.framelog.enrichment.task;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the workers ({@code framelog.enrichment.*}).
 *
 * @param workers threads that take tasks; 0 leaves the work to other nodes
 * @param batch tasks that a worker takes at once
 * @param lease how long a worker may hold them before others take them over
 * @param poll how often an idle worker looks without having been woken
 * @param attempts how often a task is tried before it is abandoned; outages do not count
 * @param firstRetry the wait after the first failure, doubled after each further one
 * @param longestRetry the longest wait
 */
@ConfigurationProperties("framelog.enrichment")
record EnrichmentSettings(
    @DefaultValue("2") int workers,
    @DefaultValue("48") int batch,
    @DefaultValue("5m") Duration lease,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("5") int attempts,
    @DefaultValue("2s") Duration firstRetry,
    @DefaultValue("5m") Duration longestRetry) {
  private static final int MANY_DOUBLINGS = 20;

  /** How long to wait after this many failures (from 1). */
  Duration retryAfter(int failures) {
    Duration wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, MANY_DOUBLINGS));
    return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
  }
}
