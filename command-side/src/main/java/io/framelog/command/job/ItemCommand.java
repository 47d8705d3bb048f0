package io.framelog.command.job;

/**
 * A command that a job sends for one of its items.
 *
 * @param item the item; the command's id derives from it, so no two commands of a job share one
 */
public record ItemCommand(String item, Object command) {}
