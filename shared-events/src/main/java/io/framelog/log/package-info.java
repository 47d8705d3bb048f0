/** Contracts of the event log: dense positions, events as stored, command outcomes, metadata. */
@NullMarked
package io.framelog.log;

import org.jspecify.annotations.NullMarked;
