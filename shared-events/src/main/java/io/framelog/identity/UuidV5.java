package io.framelog.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Name-based UUIDs with SHA-1, RFC 9562 section 5.5. */
public final class UuidV5 {
  private UuidV5() {}

  /** The UUIDv5 of the UTF-8 bytes of {@code name} in {@code namespace}. */
  public static UUID of(UUID namespace, String name) {
    return of(namespace, name.getBytes(StandardCharsets.UTF_8));
  }

  /** The UUIDv5 of {@code name} in {@code namespace}. */
  public static UUID of(UUID namespace, byte[] name) {
    byte[] hash = sha1(namespace, name);
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    ByteBuffer bits = ByteBuffer.wrap(hash);
    return new UUID(bits.getLong(), bits.getLong());
  }

  private static byte[] sha1(UUID namespace, byte[] name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(16)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .array());
      return digest.digest(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
