package io.framelog.bench.duplicate;

import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicatesOfImage;
import io.framelog.duplicate.FindDuplicatesOf;
import io.framelog.duplicate.ListDuplicateGroups;
import io.framelog.duplicate.MaxDistance;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import io.framelog.log.NewEvent;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints the table of near-duplicates: how fast the projection builds, and how long the questions
 * take. {@code bench/run duplicates [images]}, default 1,000,000.
 */
public final class DuplicateBenchmark {
  private static final String PROJECTION = "near-duplicates";
  private static final String ALGORITHM = "phash-dct-64-area";
  private static final int UNIT = 1_000;
  private static final int NEW_IMAGES = 20_000;
  private static final int QUESTIONS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ConfigurableApplicationContext context;
  private final SplittableRandom random = new SplittableRandom(1);

  private DuplicateBenchmark(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static void main(String[] arguments) {
    int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int status = 0;
    try (ConfigurableApplicationContext context = start()) {
      new DuplicateBenchmark(context).run(images);
    } catch (RuntimeException e) {
      e.printStackTrace();
      status = 1;
    }
    System.exit(status);
  }

  private static ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(DuplicateSide.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .run(
            "--framelog.stack.enabled=true",
            "--framelog.stack.data-dir=temp",
            "--framelog.stack.servers=postgres",
            "--axon.axonserver.enabled=false",
            "--axon.update-check.disabled=true",
            "--axon.serializer.general=jackson3",
            "--axon.serializer.messages=jackson3",
            "--axon.serializer.events=jackson3",
            "--spring.jpa.hibernate.ddl-auto=none",
            "--logging.level.root=error");
  }

  private void run(int images) {
    Pictures pictures = Pictures.of(images);
    System.out.printf(
        "%s, %d cores, Java %s, %,d fingerprints%n%n| measure | figure |%n|---|---|%n",
        LocalDate.now(ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        images);
    StreamingEventProcessor processor = processor();
    processor.shutDown();
    append(pictures.hashes(), 0);
    processor.start();
    rate("building the groups' index from the log, events/s", images);
    jdbc().sql("vacuum analyze near_hash").update();
    jdbc().sql("vacuum analyze near_image").update();
    check(pictures);
    lists();
    neighbours(pictures);
    grow(pictures);
    sizes();
  }

  private StreamingEventProcessor processor() {
    return context
        .getBean(Configuration.class)
        .eventProcessingConfiguration()
        .eventProcessor(PROJECTION, StreamingEventProcessor.class)
        .orElseThrow();
  }

  private JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  /** The time from now until the projection has everything. */
  private void rate(String measure, int events) {
    long begin = System.nanoTime();
    context
        .getBean(ProjectionProgress.class)
        .await(PROJECTION, context.getBean(LogReader.class).head().position(), PATIENCE);
    double seconds = (System.nanoTime() - begin) / 1e9;
    row(measure, "%,.0f (%.1f s)".formatted(events / seconds, seconds));
  }

  /** Fingerprints alone: the projection asks for nothing else. */
  private void append(List<Long> hashes, int first) {
    LogAppender appender = context.getBean(LogAppender.class);
    for (int from = 0; from < hashes.size(); from += UNIT) {
      List<NewEvent> events = new ArrayList<>();
      for (int i = from; i < Math.min(hashes.size(), from + UNIT); i++) {
        events.add(event(id(first + i), hashes.get(i)));
      }
      String commandId = UUID.randomUUID().toString();
      appender.append(
          new AppendUnit(commandId, Sha256.hex(commandId), Decision.of(commandId, 1), events));
    }
  }

  private static NewEvent event(String id, long hash) {
    return new NewEvent(
        UUID.randomUUID().toString(),
        FingerprintRecorded.class.getSimpleName(),
        "1",
        "Image",
        id,
        0,
        JSON.writeValueAsString(
            new FingerprintRecorded(id, ALGORITHM, HexFormat.of().toHexDigits(hash))),
        "{\"actor\":\"bench\"}");
  }

  private static String id(int number) {
    return Identities.image(Identities.IMAGES, Sha256.hex("picture " + number));
  }

  /** Every planted copy must be found; no time counts if one is not. */
  private void check(Pictures pictures) {
    for (int i = 0; i < QUESTIONS; i++) {
      int[] cluster = pictures.clusters().get(random.nextInt(pictures.clusters().size()));
      long found = ask(id(cluster[0]), MaxDistance.DEFAULT).size();
      if (found < cluster[1] - cluster[0]) {
        throw new IllegalStateException("only " + found + " of cluster " + cluster[0]);
      }
    }
  }

  private DuplicatesOfImage ask(String id, int distance) {
    return context
        .getBean(QueryGateway.class)
        .query(new FindDuplicatesOf(id, distance, 50, null), DuplicatesOfImage.class)
        .join();
  }

  private void lists() {
    for (int distance : new int[] {0, 2, MaxDistance.DEFAULT, MaxDistance.LIMIT}) {
      String[] cursor = new String[1];
      int[] groups = new int[1];
      String times =
          times(
              100,
              () -> {
                DuplicateGroups page = page(distance, cursor[0]);
                cursor[0] = page.nextCursor();
                groups[0] += page.groups().size();
              });
      row("100 pages of 20 groups, distance %d (%,d groups)".formatted(distance, groups[0]), times);
    }
  }

  private DuplicateGroups page(int distance, @Nullable String cursor) {
    return context
        .getBean(QueryGateway.class)
        .query(new ListDuplicateGroups(distance, 20, cursor, null), DuplicateGroups.class)
        .join();
  }

  private void neighbours(Pictures pictures) {
    for (int distance : new int[] {0, 2, MaxDistance.DEFAULT, MaxDistance.LIMIT}) {
      row(
          "the duplicates of an image, distance " + distance,
          times(QUESTIONS, () -> ask(id(random.nextInt(pictures.hashes().size())), distance)));
    }
    int cluster = pictures.clusters().getLast()[1];
    row("the same for one of the blank pictures", times(20, () -> ask(id(cluster + 1), 8)));
    row(
        "the same for a frame of the film",
        times(20, () -> ask(id(cluster + 1 + pictures.hashes().size() / 20), 8)));
  }

  private void grow(Pictures pictures) {
    List<Long> more = new ArrayList<>();
    for (int i = 0; i < NEW_IMAGES; i++) {
      more.add(pictures.stranger());
    }
    append(more, pictures.hashes().size());
    rate("%,d more as they come, events/s".formatted(NEW_IMAGES), NEW_IMAGES);
  }

  private void sizes() {
    row(
        "disk, near_hash and near_image with their indexes",
        jdbc()
            .sql(
                """
                select pg_size_pretty(pg_total_relation_size('near_hash')) || ' and '
                       || pg_size_pretty(pg_total_relation_size('near_image'))""")
            .query(String.class)
            .single());
    row(
        "distinct hashes",
        "%,d".formatted(jdbc().sql("select count(*) from near_hash").query(Long.class).single()));
  }

  private static String times(int count, Runnable question) {
    question.run();
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      question.run();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return "p50 %.1f ms, p95 %.1f ms, most %.1f ms"
        .formatted(millis[count / 2], millis[count * 95 / 100], millis[count - 1]);
  }

  private static void row(String measure, String figure) {
    System.out.printf("| %s | %s |%n", measure, figure);
  }
}
