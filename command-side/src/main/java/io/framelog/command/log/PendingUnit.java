package io.framelog.command.log;

import io.framelog.log.AppendUnit;
import io.framelog.log.NewEvent;
import io.framelog.log.Seal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A unit on its way through the appender, with all that can be computed by the caller's thread. */
final class PendingUnit {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * What hides an event's texts from whoever knows only their commitments. The metadata's
   * commitment is not kept: while its salt is there it can be computed.
   */
  record Seals(byte[] salt, byte[] commitment, byte[] metadataSalt) {}

  private final AppendUnit unit;
  private final List<Seals> seals;
  private final long deadlineNanos;
  private final long enqueuedNanos = System.nanoTime();
  private final CompletableFuture<AppendReceipt> receipt = new CompletableFuture<>();

  PendingUnit(AppendUnit unit, long timeoutNanos) {
    this.unit = unit;
    this.seals = seals(unit);
    this.deadlineNanos = enqueuedNanos + timeoutNanos;
  }

  private static List<Seals> seals(AppendUnit unit) {
    byte[] salts = new byte[unit.events().size() * 2 * Seal.SALT_BYTES];
    RANDOM.nextBytes(salts);
    List<Seals> seals = new ArrayList<>(unit.events().size());
    int at = 0;
    for (NewEvent event : unit.events()) {
      byte[] salt = Arrays.copyOfRange(salts, at, at + Seal.SALT_BYTES);
      at += Seal.SALT_BYTES;
      byte[] metadataSalt = Arrays.copyOfRange(salts, at, at + Seal.SALT_BYTES);
      at += Seal.SALT_BYTES;
      seals.add(new Seals(salt, Seal.of(salt, event.payload()).commitment(), metadataSalt));
    }
    return seals;
  }

  AppendUnit unit() {
    return unit;
  }

  /** One per event, in order. */
  List<Seals> seals() {
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
