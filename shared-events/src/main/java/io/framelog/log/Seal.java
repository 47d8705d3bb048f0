package io.framelog.log;

import io.framelog.identity.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What binds an event to one of its texts without telling it.
 *
 * @param salt 16 random bytes; null once the text was erased: then nobody can find out by guessing
 *     what it was
 * @param commitment {@code SHA-256(salt || text as UTF-8)} of the text as it was appended; erasure
 *     does not change it
 */
public record Seal(byte @Nullable [] salt, byte[] commitment) {
  /** How long a salt is. */
  public static final int SALT_BYTES = 16;

  /** The seal of a text that is still there. */
  public static Seal of(byte[] salt, String text) {
    return new Seal(salt, Sha256.of(salt, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether the text that is there now is not the one that was appended. */
  public boolean isBroken() {
    return salt == null;
  }
}
