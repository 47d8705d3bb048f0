package io.framelog.command.log;

import io.framelog.log.CommandOutcome;

/**
 * The appender's answer.
 *
 * @param replayed the command id stood in the log already: this is its first outcome, and nothing
 *     was written now
 */
public record AppendReceipt(CommandOutcome outcome, boolean replayed) {}
