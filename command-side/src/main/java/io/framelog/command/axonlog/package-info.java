/** The log kept by an event store of Axon's, above all Axon Server, behind our own interfaces. */
@NullMarked
package io.framelog.command.axonlog;

import org.jspecify.annotations.NullMarked;
