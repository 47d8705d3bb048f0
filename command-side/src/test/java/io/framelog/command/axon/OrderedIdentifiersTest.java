package io.framelog.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class OrderedIdentifiersTest {
  private final IdentifierFactory ids = new OrderedIdentifiers();

  @Test
  void axonUsesThem() {
    assertThat(IdentifierFactory.getInstance()).isInstanceOf(OrderedIdentifiers.class);
  }

  @Test
  void areUuidsOfVersionSevenOfThePresentTime() {
    long before = System.currentTimeMillis();
    UUID id = UUID.fromString(ids.generateIdentifier());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void areNeverGivenTwice() throws Exception {
    IdentifierFactory other = new OrderedIdentifiers();
    Set<String> all = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<String>>> makers =
          IntStream.range(0, 8)
              .<Callable<List<String>>>mapToObj(i -> () -> made(i % 2 == 0 ? ids : other, 50_000))
              .toList();
      for (Future<List<String>> made : threads.invokeAll(makers)) {
        all.addAll(made.get());
      }
    }
    assertThat(all).hasSize(400_000);
  }

  private static List<String> made(IdentifierFactory factory, int count) {
    return Stream.generate(factory::generateIdentifier).limit(count).toList();
  }
}
