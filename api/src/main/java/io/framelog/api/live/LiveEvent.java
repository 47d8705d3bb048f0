package io.framelog.api.live;

/**
 * An event as clients get it.
 *
 * @param type of the event of the log
 * @param actor who acted
 * @param subject the id of the image or dataset
 * @param frame the event as a server-sent one
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LiveEvent(long position, String type, String actor, String subject, byte[] frame) {}
