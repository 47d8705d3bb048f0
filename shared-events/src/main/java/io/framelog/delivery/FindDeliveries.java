package io.framelog.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Deliveries beyond an id (0 for all), of one snapshot or of anything. Answer: {@link
 * DeliveryPage}.
 */
public record FindDeliveries(@Nullable String snapshotId, long after, int limit) {}
