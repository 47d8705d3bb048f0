package io.framelog.enrichment.model;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value at its first use, once; a failed computation is tried again by the next use. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> computation;
  // Not synchronized: the computation runs a model, and virtual threads must not pin on it.
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable T value;

  Once(Supplier<T> computation) {
    this.computation = computation;
  }

  @Override
  public T get() {
    T known = value;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      T computed = value;
      if (computed == null) {
        computed = computation.get();
        value = computed;
      }
      return computed;
    } finally {
      lock.unlock();
    }
  }
}
