package io.framelog.bench.read;

import java.time.Duration;

/**
 * Seconds of processor time, which say more than the clock on a busy machine.
 *
 * @param node of this process
 * @param servers of the servers that it started and that still run
 */
record Cpu(double node, double servers) {
  static Cpu now() {
    return new Cpu(
        seconds(ProcessHandle.current()),
        ProcessHandle.current().descendants().mapToDouble(Cpu::seconds).sum());
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
  }

  Cpu since(Cpu before) {
    return new Cpu(node - before.node, servers - before.servers);
  }

  @Override
  public String toString() {
    return "%.1f s node, %.1f s servers".formatted(node, servers);
  }
}
