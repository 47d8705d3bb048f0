package io.framelog.query.image;

import io.framelog.log.LogReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The salts of the items that a range of events makes: the first 16 bytes of {@code
 * HMAC-SHA256(event salt, "framelog-item-salt-v1")}. They are exported with the items, which must
 * not give away the salts of the events. Not thread-safe.
 */
final class ItemSalts {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "framelog-item-salt-v1".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 16;

  private final Map<Long, byte[]> eventSalts;
  private final Mac mac;

  ItemSalts(Map<Long, byte[]> eventSalts) {
    this.eventSalts = eventSalts;
    try {
      this.mac = Mac.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  static ItemSalts of(LogReader log, long first, long last) {
    return new ItemSalts(log.salts(first, last));
  }

  /** The salt of an event itself; null when it was destroyed by an erasure. */
  byte @Nullable [] ofEvent(long position) {
    return eventSalts.get(position);
  }

  /** The salt of the item that the event of this salt makes. */
  byte[] of(byte[] eventSalt) {
    try {
      mac.init(new SecretKeySpec(eventSalt, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("any bytes are a key of " + ALGORITHM, e);
    }
    return Arrays.copyOf(mac.doFinal(PURPOSE), LENGTH);
  }
}
