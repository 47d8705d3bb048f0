/** The event log against Axon's stock JPA engine and against raw JDBC, on one PostgreSQL. */
@NullMarked
package io.framelog.bench.log;

import org.jspecify.annotations.NullMarked;
