package io.framelog.command.axonlog;

import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The store that gives events as they were written and takes the new ones; in a box, because Axon
 * must not take it for the application's event store.
 */
record StoredEvents(EventStore store) {}
