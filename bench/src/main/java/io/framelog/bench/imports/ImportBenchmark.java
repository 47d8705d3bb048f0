package io.framelog.bench.imports;

import com.sun.management.OperatingSystemMXBean;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.framelog.job.FindJob;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.log.CommandOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Imports a folder of JPEG files, empty log, then the same folder again. */
public final class ImportBenchmark {
  private static final int WARM_UP = 400;

  private final CommandGateway commands;
  private final QueryGateway queries;
  private final MeterRegistry meters;

  private ImportBenchmark(ConfigurableApplicationContext node) {
    this.commands = node.getBean(CommandGateway.class);
    this.queries = node.getBean(QueryGateway.class);
    this.meters = node.getBean(MeterRegistry.class);
  }

  /** {@code [COUNT [FOLDER]]}: how many pictures (2,000), out of which JPEG files (drawn ones). */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
    Photographs photographs =
        arguments.length > 1 ? Photographs.of(Path.of(arguments[1])) : Photographs.drawn();
    Path folder = Files.createTempDirectory("framelog-import");
    int status = 1;
    try (ConfigurableApplicationContext node = node()) {
      ImportBenchmark benchmark = new ImportBenchmark(node);
      photographs.write(folder.resolve("warm"), "warm", WARM_UP);
      benchmark.run(folder.resolve("warm"));
      long bytes = photographs.write(folder.resolve("real"), "real", count);
      benchmark.report(folder.resolve("real"), count, bytes);
      status = 0;
    } catch (Exception e) {
      e.printStackTrace();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    System.exit(status); // the S3 endpoint's threads are no daemons
  }

  private static ConfigurableApplicationContext node() {
    return new SpringApplicationBuilder(ImportSide.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .properties(
            Map.of(
                "framelog.stack.enabled", "true",
                "framelog.stack.data-dir", "temp",
                "framelog.stack.servers", "postgres,s3",
                "server.address", "127.0.0.1",
                "axon.axonserver.enabled", "false",
                "axon.serializer.general", "jackson3",
                "axon.serializer.messages", "jackson3",
                "axon.serializer.events", "jackson3",
                "axon.update-check.disabled", "true",
                "logging.level.root", "WARN"))
        .run();
  }

  private void report(Path folder, int count, long bytes) throws Exception {
    double hash = seconds("framelog.intake.hash");
    double decode = seconds("framelog.intake.decode");
    double store = puts();
    double append = seconds("framelog.import.append");
    double cpu = cpu();
    long start = System.nanoTime();
    JobView job = run(folder);
    double wall = (System.nanoTime() - start) / 1e9;
    cpu = cpu() - cpu;
    hash = seconds("framelog.intake.hash") - hash;
    decode = seconds("framelog.intake.decode") - decode;
    store = puts() - store;
    append = seconds("framelog.import.append") - append;
    require(job, count, 0);
    long again = System.nanoTime();
    require(run(folder), 0, count);
    double repeated = (System.nanoTime() - again) / 1e9;

    print(
        "%s, %d cores, Java %s; PostgreSQL, the S3 endpoint (in this JVM, on local files) and the"
                .formatted(
                    LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version())
            + " importer on one machine; %,d JPEG files of %,d bytes each on average."
                .formatted(count, bytes / count));
    print("");
    print("| measure | figure |");
    print("|---|---|");
    print("| images/s | %,.0f |".formatted(count / wall));
    print("| bytes/s | %,.1f MB |".formatted(bytes / wall / 1e6));
    print("| wall | %.1f s |".formatted(wall));
    print(
        "| CPU of the JVM, S3 endpoint included | %.1f s, %.0f %% of one core |"
            .formatted(cpu, 100 * cpu / wall));
    double all = hash + decode + store + append;
    print("| decode, of the time of all threads | %s |".formatted(share(decode, all)));
    print("| hash | %s |".formatted(share(hash, all)));
    print("| S3 put | %s |".formatted(share(store, all)));
    print("| append (1,000 a transaction) | %s |".formatted(share(append, all)));
    print("| the same folder again, all skipped: images/s | %,.0f |".formatted(count / repeated));
  }

  private static String share(double part, double all) {
    return "%.1f s, %.0f %%".formatted(part, 100 * part / all);
  }

  private static void print(String line) {
    System.out.println(line);
  }

  private static void require(JobView job, long changed, long skipped) {
    if (job.state() != JobState.DONE || job.changed() != changed || job.skipped() != skipped) {
      throw new IllegalStateException("not what was to be measured: " + job);
    }
  }

  private JobView run(Path folder) throws Exception {
    StartImport command =
        new StartImport(SourceKind.FOLDER, folder.toString(), null, List.of(), false);
    CommandOutcome outcome =
        commands.sendAndWait(
            new GenericCommandMessage<>(
                new GenericMessage<>(
                    UUID.randomUUID().toString(), command, Map.of("actor", "bench")),
                StartImport.class.getName()));
    FindJob find = new FindJob(Objects.requireNonNull(outcome.ids().get("jobId")));
    JobView job = queries.query(find, JobView.class).get();
    while (!job.state().isFinal()) {
      Thread.sleep(50);
      job = queries.query(find, JobView.class).get();
    }
    return job;
  }

  private double seconds(String timer) {
    return meters.get(timer).timer().totalTime(TimeUnit.SECONDS);
  }

  private double puts() {
    return meters.get("framelog.objects.put").timers().stream()
        .mapToDouble((Timer timer) -> timer.totalTime(TimeUnit.SECONDS))
        .sum();
  }

  private static double cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
