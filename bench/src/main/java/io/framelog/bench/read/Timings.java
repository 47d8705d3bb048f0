package io.framelog.bench.read;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Milliseconds that calls took. */
final class Timings {
  private final double[] millis;
  private int count;
  private boolean sorted;

  Timings(int most) {
    this.millis = new double[most];
  }

  /** Calls once and notes how long it took. */
  <T> T time(Callable<T> call) throws Exception {
    long begin = System.nanoTime();
    T answer = call.call();
    millis[count++] = (System.nanoTime() - begin) / 1e6;
    sorted = false;
    return answer;
  }

  double p50() {
    return at(0.5);
  }

  double p99() {
    return at(0.99);
  }

  private double at(double share) {
    if (!sorted) {
      Arrays.sort(millis, 0, count);
      sorted = true;
    }
    return millis[(int) (share * (count - 1))];
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms".formatted(p50(), p99());
  }

  /** Between the medians. */
  String ratioTo(Timings other) {
    return "%.2f".formatted(p50() / other.p50());
  }
}
