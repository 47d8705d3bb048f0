/** The event log on PostgreSQL: dense, commit-ordered positions numbered under the head lock. */
@NullMarked
package io.framelog.command.log;

import org.jspecify.annotations.NullMarked;
