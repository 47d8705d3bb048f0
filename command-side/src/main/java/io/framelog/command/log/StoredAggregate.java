package io.framelog.command.log;

import io.framelog.log.LoggedEvent;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one aggregate, as of one moment.
 *
 * @param snapshot the newest one, or null
 * @param events those after the snapshot, or all, in order
 */
record StoredAggregate(@Nullable DomainEventData<String> snapshot, List<LoggedEvent> events) {}
