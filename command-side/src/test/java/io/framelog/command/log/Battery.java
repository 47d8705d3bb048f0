package io.framelog.command.log;

import java.util.SplittableRandom;

/**
 * How long a battery of faults goes on, and the seed of its random choices. In the build it is
 * short; {@code framelog.test.rounds} makes it longer, {@code framelog.test.seed} repeats one.
 */
public record Battery(int rounds, SplittableRandom random) {
  public static Battery of(String name, int roundsInTheBuild) {
    long seed = Long.getLong("framelog.test.seed", new SplittableRandom().nextLong());
    int rounds = Integer.getInteger("framelog.test.rounds", roundsInTheBuild);
    System.out.printf(
        "%s: -Dframelog.test.seed=%d -Dframelog.test.rounds=%d%n", name, seed, rounds);
    return new Battery(rounds, new SplittableRandom(seed));
  }
}
