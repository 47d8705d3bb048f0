package io.framelog.bench.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that repeat one thing for a while. */
final class Load {
  /** What a caller repeats; returns how much it did. */
  interface Work {
    long once() throws Exception;
  }

  private Load() {}

  /** Units of work done per second by so many callers, each waiting for its own answer. */
  static double rate(int callers, Duration time, Work work) {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    long done =
        all(
            callers,
            () -> {
              long mine = 0;
              while (System.nanoTime() < end) {
                mine += work.once();
              }
              return mine;
            });
    return done * 1e9 / (System.nanoTime() - begin);
  }

  /** Units of work per second when so many callers do it so often in all. */
  static double rateOf(int callers, int times, Work work) {
    long begin = System.nanoTime();
    java.util.concurrent.atomic.AtomicInteger left =
        new java.util.concurrent.atomic.AtomicInteger(times);
    long done =
        all(
            callers,
            () -> {
              long mine = 0;
              while (left.getAndDecrement() > 0) {
                mine += work.once();
              }
              return mine;
            });
    return done * 1e9 / (System.nanoTime() - begin);
  }

  /** How long each of so many repetitions by one caller took, sorted, in microseconds. */
  static double[] latencies(int times, Work work) throws Exception {
    double[] micros = new double[times];
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.once();
      micros[i] = (System.nanoTime() - begin) / 1e3;
    }
    Arrays.sort(micros);
    return micros;
  }

  static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static long all(int callers, Callable<Long> caller) {
    List<Future<Long>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        answers.add(threads.submit(caller));
      }
    }
    long sum = 0;
    for (Future<Long> answer : answers) {
      if (answer.state() == Future.State.FAILED) {
        throw new IllegalStateException("a caller failed", answer.exceptionNow());
      }
      sum += answer.resultNow();
    }
    return sum;
  }
}
