package io.framelog.command.log;

import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.NewEvent;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A unit on its way through the appender, with all that can be computed by the caller's thread. */
final class PendingUnit {
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What hides an event's content from whoever knows only the commitment. */
  record Seal(byte[] salt, byte[] commitment) {}

  private final AppendUnit unit;
  private final List<Seal> seals;
  private final long deadlineNanos;
  private final long enqueuedNanos = System.nanoTime();
  private final CompletableFuture<AppendReceipt> receipt = new CompletableFuture<>();

  PendingUnit(AppendUnit unit, long timeoutNanos) {
    this.unit = unit;
    this.seals = seals(unit);
    this.deadlineNanos = enqueuedNanos + timeoutNanos;
  }

  private static List<Seal> seals(AppendUnit unit) {
    byte[] salts = new byte[unit.events().size() * SALT_BYTES];
    RANDOM.nextBytes(salts);
    List<Seal> seals = new ArrayList<>(unit.events().size());
    int at = 0;
    for (NewEvent event : unit.events()) {
      byte[] salt = new byte[SALT_BYTES];
      System.arraycopy(salts, at, salt, 0, SALT_BYTES);
      at += SALT_BYTES;
      seals.add(new Seal(salt, Sha256.of(salt, event.payload().getBytes(StandardCharsets.UTF_8))));
    }
    return seals;
  }

  AppendUnit unit() {
    return unit;
  }

  /** One per event, in order. */
  List<Seal> seals() {
    return seals;
  }

  boolean isOverdue() {
    return System.nanoTime() - deadlineNanos > 0;
  }

  long waitedNanos() {
    return System.nanoTime() - enqueuedNanos;
  }

  CompletableFuture<AppendReceipt> receipt() {
    return receipt;
  }
}
