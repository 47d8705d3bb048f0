package io.framelog.bench.edit;

import io.framelog.edit.EditImages;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Origin;
import io.framelog.image.commands.ImageEdit;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RegisterImages;
import io.framelog.job.FindJob;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two edits (a tag, a caption) of every image as one job, on one node with a real PostgreSQL; then
 * the same again, when all of it is so already. The heap is read after a full collection at a
 * tenth, at half and at the end of the job.
 */
public final class BulkEditBenchmark {
  private static final int IMAGES = 100_000;
  private static final int WARM_UP = 10_000;
  private static final int REGISTERED_AT_ONCE = 1_000;
  private static final double[] SAMPLES = {0.1, 0.5, 1};

  private static final String[] SETTINGS = {
    "--framelog.stack.enabled=true",
    "--framelog.stack.data-dir=temp",
    "--framelog.stack.servers=postgres",
    "--axon.axonserver.enabled=false",
    "--axon.update-check.disabled=true",
    "--axon.serializer.general=jackson3",
    "--axon.serializer.messages=jackson3",
    "--axon.serializer.events=jackson3",
    "--axon.timeout.handler.commands.timeout-ms=-1",
    "--axon.timeout.handler.commands.warning-threshold-ms=-1",
    "--axon.timeout.handler.events.timeout-ms=-1",
    "--axon.timeout.handler.events.warning-threshold-ms=-1",
    "--spring.jpa.hibernate.ddl-auto=none",
    "--logging.level.root=error"
  };

  private final CommandGateway commands;
  private final QueryGateway queries;
  private final JdbcTemplate jdbc;

  private BulkEditBenchmark(ConfigurableApplicationContext node) {
    this.commands = node.getBean(CommandGateway.class);
    this.queries = node.getBean(QueryGateway.class);
    this.jdbc = node.getBean(JdbcTemplate.class);
  }

  public static void main(String[] arguments) throws InterruptedException {
    int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : IMAGES;
    try (ConfigurableApplicationContext node =
        new SpringApplicationBuilder(CommandNode.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .run(SETTINGS)) {
      new BulkEditBenchmark(node).run(images);
    }
  }

  private void run(int images) throws InterruptedException {
    register(0, WARM_UP);
    run("warm-up", "warm");
    register(WARM_UP, images);
    System.out.printf(
        "%s, `bench/run bulk-edit %d`: %d cores, Java %s, PostgreSQL %s (fsync %s,"
            + " synchronous_commit %s), all on one machine; heap of at most %,d MB; one node, its"
            + " settings as delivered (64 commands in flight); before it a warm-up of %,d"
            + " images.%n%n",
        LocalDate.now(ZoneOffset.UTC),
        images,
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        show("server_version"),
        show("fsync"),
        show("synchronous_commit"),
        Runtime.getRuntime().maxMemory() >> 20,
        WARM_UP);
    System.out.println(
        "| job | images | seconds | images/s | events/s | processor seconds: node / PostgreSQL |"
            + " MB of heap in use at 10 %, 50 %, 100 % |");
    System.out.println("|---|---|---|---|---|---|---|");
    System.out.println(run("a tag and a caption each", "edited"));
    System.out.println(run("the same again: all skipped", "edited"));
  }

  /** Edits every image that is there and tells how it went, as a row of a table. */
  private String run(String name, String tag) throws InterruptedException {
    long firstEvent = head();
    Duration nodeBefore = cpu(ProcessHandle.current());
    Duration postgresBefore = postgres();
    long start = System.nanoTime();
    CommandOutcome submitted =
        commands.sendAndWait(
            new EditImages(
                SelectionSpec.ofText("tag:bench"),
                List.of(
                    new ImageEdit.Tags(List.of(tag), List.of()),
                    new ImageEdit.Caption("a caption for all of them: " + tag))));
    String jobId = Objects.requireNonNull(submitted.ids().get("jobId"));
    StringBuilder heap = new StringBuilder();
    JobView job = find(jobId);
    for (double sample : SAMPLES) {
      while (!job.state().isFinal() && (job.total() == null || job.done() < sample * job.total())) {
        TimeUnit.MILLISECONDS.sleep(20);
        job = find(jobId);
      }
      heap.append(heap.isEmpty() ? "" : ", ").append(heapInUse());
    }
    while (!job.state().isFinal()) {
      TimeUnit.MILLISECONDS.sleep(5);
      job = find(jobId);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (job.state() != JobState.DONE || job.failed() > 0) {
      throw new IllegalStateException("the job did not do its work: " + job);
    }
    return "| %s | %,d | %.1f | %,.0f | %,.0f | %.1f / %.1f | %s |"
        .formatted(
            name,
            job.done(),
            seconds,
            job.done() / seconds,
            (head() - firstEvent) / seconds,
            cpu(ProcessHandle.current()).minus(nodeBefore).toMillis() / 1e3,
            postgres().minus(postgresBefore).toMillis() / 1e3,
            heap);
  }

  private JobView find(String jobId) {
    return queries.query(new FindJob(jobId), JobView.class).join();
  }

  private void register(int from, int to) {
    for (int first = from; first < to; first += REGISTERED_AT_ONCE) {
      commands.sendAndWait(
          new RegisterImages(
              IntStream.range(first, Math.min(to, first + REGISTERED_AT_ONCE))
                  .mapToObj(BulkEditBenchmark::image)
                  .toList()));
    }
  }

  private static RegisterImage image(int number) {
    String sha256 = Sha256.hex("bulk edit " + number);
    return new RegisterImage(
        Identities.image(Identities.IMAGES, sha256),
        "originals/" + sha256.substring(0, 2) + "/" + sha256 + ".jpg",
        sha256,
        "image/jpeg",
        150_000 + number % 100_000,
        640,
        480,
        null,
        "a photograph of a street with two parked cars, number " + number,
        List.of("bench", "car", "street", "batch-" + number % 100),
        List.of("ann"),
        Map.of("source", "bench", "n", number),
        List.of(),
        Origin.IMPORT);
  }

  private long head() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select position from event_log_head", Long.class));
  }

  private String show(String setting) {
    return String.valueOf(jdbc.queryForObject("show " + setting, String.class));
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static Duration postgres() {
    return ProcessHandle.current()
        .descendants()
        .map(BulkEditBenchmark::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
