package io.framelog.log;

/**
 * The end of the log.
 *
 * @param logId which log this is; every derived store remembers it
 * @param epoch counts deliberate breaks of the log's continuity (restores)
 * @param position the position of the last event, 0 for an empty log
 */
public record LogHead(String logId, long epoch, long position) {}
