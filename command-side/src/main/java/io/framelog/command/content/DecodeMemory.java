package io.framelog.command.content;

import java.util.concurrent.Semaphore;

/**
 * How much memory decoders have, all together. First come, first served, so that a large picture is
 * not overtaken for ever.
 */
final class DecodeMemory {
  private static final long UNIT = 1 << 20;

  /** A part of the heap that one decoder can hope for when it runs alone. */
  private static final double AT_MOST_OF_HEAP = 0.8;

  private final int units;
  private final Semaphore free;
  private final long alone;

  DecodeMemory(long bytes) {
    this.units = (int) Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
    this.alone = (long) (Runtime.getRuntime().maxMemory() * AT_MOST_OF_HEAP);
  }

  /** Whether so many bytes could be had if nothing else went on. */
  boolean suffices(long bytes) {
    return bytes <= alone;
  }

  /** Waits until so many bytes are free; who needs more than all waits to be alone. */
  Share take(long bytes) {
    int weight = (int) Math.clamp((bytes + UNIT - 1) / UNIT, 1, units);
    free.acquireUninterruptibly(weight);
    return () -> free.release(weight);
  }

  /** A part of the memory, until it is closed. */
  interface Share extends AutoCloseable {
    @Override
    void close();
  }
}
