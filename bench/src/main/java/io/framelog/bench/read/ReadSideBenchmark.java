package io.framelog.bench.read;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generates a log and measures what reads it. {@code bench/run read-side [IMAGES EVENTS] [--keep
 * DIR] [--only MEASURE,...]}, default 1,000,000 images and 5,000,000 events. A kept folder is used
 * again: log and read model are then there at once.
 */
public final class ReadSideBenchmark {
  private static final long SEED = 1;
  private static final int IMAGES = 1_000_000;
  private static final long EVENTS = 5_000_000;

  /** In the order in which they are taken. */
  private static final List<Measure> MEASURES =
      List.of(
          new CatchUp(),
          new BatchGets(),
          new ListPages(),
          new Seals(),
          new ItemStream(),
          new PastReads());

  private ReadSideBenchmark() {}

  private record Order(GeneratedLog log, @Nullable Path folder, List<Measure> measures) {
    static Order of(String[] arguments) {
      List<String> numbers = new ArrayList<>();
      Path folder = null;
      List<Measure> measures = MEASURES;
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--keep" -> folder = Path.of(value(arguments, ++i)).toAbsolutePath();
          case "--only" -> measures = named(Set.of(value(arguments, ++i).split(",")));
          default -> numbers.add(arguments[i]);
        }
      }
      return switch (numbers.size()) {
        case 0 -> new Order(new GeneratedLog(SEED, IMAGES, EVENTS), folder, measures);
        case 2 ->
            new Order(
                new GeneratedLog(
                    SEED, Integer.parseInt(numbers.get(0)), Long.parseLong(numbers.get(1))),
                folder,
                measures);
        default -> throw new IllegalArgumentException("IMAGES and EVENTS, or neither: " + numbers);
      };
    }

    private static String value(String[] arguments, int index) {
      if (index == arguments.length) {
        throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
      }
      return arguments[index];
    }

    private static List<Measure> named(Set<String> names) {
      List<Measure> chosen =
          MEASURES.stream().filter(measure -> names.contains(measure.name())).toList();
      if (chosen.size() < names.size()) {
        throw new IllegalArgumentException(
            "measures are " + MEASURES.stream().map(Measure::name).toList() + ", not " + names);
      }
      return chosen;
    }
  }

  public static void main(String[] arguments) {
    int status = 0;
    Order order = Order.of(arguments);
    try (ReadSide side = ReadSide.start(order.log(), order.folder())) {
      print(settings(side));
      for (Measure measure : order.measures()) {
        ReadSide.say("measuring %s", measure.name());
        print(table(measure.run(side)));
      }
    } catch (Exception e) {
      e.printStackTrace();
      status = 1;
    }
    System.exit(status);
  }

  /** At once: whoever ends the run early keeps what was measured. */
  private static void print(String markdown) {
    System.out.println(markdown);
    System.out.flush();
  }

  private static String settings(ReadSide side) {
    return ("%s, `bench/run read-side %d %d`: %d cores, Java %s (heap of at most %,d MB),"
            + " PostgreSQL %s (%s), all on one machine.%n")
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            side.log().images(),
            side.log().events(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            Runtime.getRuntime().maxMemory() >> 20,
            show(side, "server_version"),
            String.join(
                ", ",
                List.of("fsync", "synchronous_commit", "shared_buffers", "max_wal_size").stream()
                    .map(name -> name + ' ' + show(side, name))
                    .toList()));
  }

  private static String show(ReadSide side, String setting) {
    return String.valueOf(side.jdbc().queryForObject("show " + setting, String.class));
  }

  private static String table(List<Row> rows) {
    StringBuilder table =
        new StringBuilder("| measure | bar | figure | against | ratio |\n|---|---|---|---|---|\n");
    for (Row row : rows) {
      table.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(row.measure(), row.bar(), row.figure(), row.against(), row.ratio()));
    }
    return table.toString();
  }
}
