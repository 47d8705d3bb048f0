package io.framelog.command.axonlog;

import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Axon Server's event store, twice.
 *
 * @param upcasting for aggregates and processors
 * @param stored gives events as they were written; also takes the new ones
 */
record AxonServerStores(EventStore upcasting, EventStore stored) {}
