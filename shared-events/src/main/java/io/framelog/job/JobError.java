package io.framelog.job;

/**
 * One item of a job that was refused, or, as {@link JobView#failure}, the fault that ended it.
 *
 * @param item the item as its submitter knows it: an image id, a file's name, a line; empty for the
 *     whole job
 * @param code one of the catalogue's codes
 * @param detail a sentence about this occurrence
 */
public record JobError(String item, String code, String detail) {}
