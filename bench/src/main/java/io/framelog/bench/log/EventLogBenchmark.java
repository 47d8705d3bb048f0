package io.framelog.bench.log;

import io.framelog.log.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prints the table of the event log. Sides that are compared take turns on the same server, and the
 * medians of their rounds count.
 *
 * <p>{@code bench/run event-log [events] [seconds]}: how many events the log is grown to (default
 * 5,000,000) and how long each round takes (default 5).
 */
public final class EventLogBenchmark {
  private static final int CALLERS = 64;
  private static final int RAW_CALLERS = 16;
  private static final int BULK_CALLERS = 4;
  private static final int BULK = 1_000;
  private static final int ROUNDS = 3;
  private static final int SMALL = 50_000;
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  private final Side framelog;
  private final Side stock;
  private final RawJdbc raw;
  private final Duration round;
  private final Images images = new Images("framelog");
  private final Images stockImages = new Images("stock");

  private EventLogBenchmark(Side framelog, Side stock, RawJdbc raw, Duration round) {
    this.framelog = framelog;
    this.stock = stock;
    this.raw = raw;
    this.round = round;
  }

  public static void main(String[] arguments) throws Exception {
    long events = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
    Duration round = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 5);
    int status = 0;
    try (Side framelog = Side.framelog()) {
      Database database = Database.of(framelog.context().getEnvironment());
      try (Side stock = Side.stock(database.beside("stock"), CALLERS);
          RawJdbc raw = new RawJdbc(database.beside("raw"), RAW_CALLERS, rowSize(framelog))) {
        warmUp(database, stock);
        new EventLogBenchmark(framelog, stock, raw, round).run(events);
      }
    } catch (Exception e) {
      e.printStackTrace();
      status = 1;
    }
    System.exit(status);
  }

  /** On a log of its own, so that the one that is measured is still small. */
  private static void warmUp(Database database, Side stock) throws Exception {
    try (Side warm = Side.framelog(database.beside("warm"))) {
      Images images = new Images("warm");
      Load.rate(CALLERS, WARM_UP, () -> warm.register(images));
      Load.rate(BULK_CALLERS, WARM_UP.dividedBy(3), () -> warm.registerMany(images, BULK));
    }
    Images images = new Images("warm");
    Load.rate(CALLERS, WARM_UP, () -> stock.register(images));
  }

  private static RawJdbc.RowSize rowSize(Side framelog) {
    framelog.registerMany(new Images("size"), 100);
    return framelog
        .bean(JdbcClient.class)
        .sql(
            "select avg(octet_length(payload))::int, avg(octet_length(metadata))::int from event_log")
        .query((row, number) -> new RawJdbc.RowSize(row.getInt(1), row.getInt(2)))
        .single();
  }

  private void run(long events) throws Exception {
    Report report = new Report();
    report.settings(framelog.bean(JdbcClient.class), round, ROUNDS);
    double atFirst = atFirst();
    double bulkAtFirst = bulkRate();
    long small = framelog.bean(LogReader.class).head().position();
    singles(report);
    bulk(report);
    latency(report);
    new EditBenchmark(framelog, images).run(report);
    new ReadBenchmark(framelog, images).run(report);
    growth(report, events, small, atFirst, bulkAtFirst);
    report.print();
  }

  private void singles(Report report) {
    Load.Work ours = () -> framelog.register(images);
    Load.Work theirs = () -> stock.register(stockImages);
    Load.Work floor = () -> raw.insert(1);
    List<List<Double>> rates =
        inTurns(List.of(CALLERS, CALLERS, RAW_CALLERS), List.of(ours, theirs, floor));
    double mine = Load.median(rates.get(0));
    report.ratio(
        "commands/s, 64 callers, one event each on distinct images, against the stock JPA engine",
        ">= 10 x",
        mine,
        Load.median(rates.get(1)),
        "/s");
    report.ratio(
        "the same against raw JDBC, one row per transaction, 16 threads",
        ">= 2 x",
        mine,
        Load.median(rates.get(2)),
        "/s");
  }

  private void bulk(Report report) {
    Load.Work ours = () -> framelog.registerMany(images, BULK);
    Load.Work floor = () -> raw.insert(BULK);
    List<List<Double>> rates = inTurns(List.of(BULK_CALLERS, BULK_CALLERS), List.of(ours, floor));
    report.ratio(
        "bulk registration, 1,000 a command, 4 callers, against raw JDBC 1,000-row batches",
        ">= 0.6 x",
        Load.median(rates.get(0)),
        Load.median(rates.get(1)),
        " images/s");
  }

  private void latency(Report report) throws Exception {
    Load.latencies(200, () -> framelog.register(images));
    Load.latencies(200, () -> raw.insert(1));
    List<Double> ours = new ArrayList<>();
    List<Double> floor = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ours.add(middle(Load.latencies(1_000, () -> framelog.register(images))));
      floor.add(middle(Load.latencies(1_000, () -> raw.insert(1))));
    }
    report.ratio(
        "p50 latency, one caller, against one raw INSERT + COMMIT",
        "<= 2 x",
        Load.median(ours),
        Load.median(floor),
        " µs");
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private double atFirst() {
    grow(framelog.bean(LogReader.class), SMALL);
    return steadyRate();
  }

  private double bulkRate() {
    return Load.rate(BULK_CALLERS, ONE_SECOND, () -> framelog.registerMany(images, BULK));
  }

  /** The same appends into a large log as {@link #atFirst} into a small one. */
  private void growth(Report report, long events, long small, double atFirst, double bulkAtFirst)
      throws Exception {
    LogReader log = framelog.bean(LogReader.class);
    long begin = System.nanoTime();
    long from = log.head().position();
    grow(log, events);
    double filling = (log.head().position() - from) * 1e9 / (System.nanoTime() - begin);
    report.figure("growing the log in bulk", "%,.0f events/s".formatted(filling));
    report.ratio(
        "append rate at %,d events in the log, against %,d to %,d".formatted(events, SMALL, small),
        ">= 0.8",
        steadyRate(),
        atFirst,
        "/s");
    report.ratio("the same in bulk", "", bulkRate(), bulkAtFirst, "/s");
    new ReadBenchmark(framelog, images).run(report);
    report.size(framelog.bean(JdbcClient.class));
  }

  private double steadyRate() {
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rates.add(Load.rate(CALLERS, ONE_SECOND, () -> framelog.register(images)));
    }
    return Load.median(rates);
  }

  private void grow(LogReader log, long events) {
    long missing = events - log.head().position();
    if (missing > 0) {
      Load.rateOf(BULK_CALLERS, (int) (missing / BULK), () -> framelog.registerMany(images, BULK));
    }
  }

  /** One round for both to settle, then the rounds that count, the sides taking turns. */
  private List<List<Double>> inTurns(List<Integer> callers, List<Load.Work> sides) {
    List<List<Double>> rates = new ArrayList<>();
    sides.forEach(side -> rates.add(new ArrayList<>()));
    for (int turn = 0; turn <= ROUNDS; turn++) {
      for (int side = 0; side < sides.size(); side++) {
        double rate = Load.rate(callers.get(side), round, sides.get(side));
        if (turn > 0) {
          rates.get(side).add(rate);
        }
      }
    }
    return rates;
  }
}
