package io.framelog.log;

/**
 * An event with what seals it for auditors.
 *
 * @param salt 16 random bytes; destroyed by erasure
 * @param commitment {@code SHA-256(salt || payload as UTF-8)} of the payload as it was appended; it
 *     stays when the payload is erased
 */
public record SealedEvent(LoggedEvent event, byte[] salt, byte[] commitment) {}
