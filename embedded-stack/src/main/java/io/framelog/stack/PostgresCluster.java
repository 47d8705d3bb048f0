package io.framelog.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of PostgreSQL: its unpacked programs and the database cluster in the data folder. */
record PostgresCluster(Path programs, Path files) {

  static final String ROLE = "framelog";
  static final Map<String, String> ENVIRONMENT = Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8");

  private static final Duration INIT_LIMIT = Duration.ofMinutes(3);

  /** Unpacks the programs and creates the cluster, each unless it is there. */
  static PostgresCluster prepare(StackContext context, ServerLog log)
      throws IOException, InterruptedException {
    String version = context.versions().postgres();
    context.data().requireMajor(StackServer.POSTGRES, Versions.major(version));
    Path home = context.data().of(StackServer.POSTGRES);
    PostgresCluster cluster =
        new PostgresCluster(unpack(context.dist(), version), home.resolve("cluster"));
    if (!Files.exists(cluster.files)) {
      cluster.create(context, log, home);
    }
    context.user().own(home);
    cluster.forgetDeadServer();
    return cluster;
  }

  private static Path unpack(Distribution dist, String version) throws IOException {
    String arch =
        switch (Distribution.cpu()) {
          case AMD64 -> "x86_64";
          case ARM64 -> "arm_64";
        };
    Path target = dist.root().resolve("postgres-" + version + "-" + arch);
    BinaryArchive.unpack("/postgres-linux-" + arch + ".txz", target);
    return target;
  }

  /** Works in a folder beside its place, so that a crash in between leaves no half cluster. */
  private void create(StackContext context, ServerLog log, Path home)
      throws IOException, InterruptedException {
    Path partial = home.resolve("cluster.partial");
    Path password = home.resolve("password");
    Trees.delete(partial);
    Files.deleteIfExists(password);
    Credentials.writePrivately(password, context.credentials().postgresPassword());
    context.user().own(home);
    ChildProcess initdb =
        ChildProcess.launch(
            new ChildProcess.Command(
                List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + partial,
                    "--username=" + ROLE,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // The built-in provider sorts the same on every machine; the C library's may
                    // change.
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions"),
                ENVIRONMENT,
                home,
                log,
                "TERM",
                "KILL",
                true),
            context.user(),
            context.data().pidFile("initdb"));
    int status;
    try {
      status = initdb.await(INIT_LIMIT);
    } catch (InterruptedException e) {
      initdb.stop(Duration.ZERO);
      throw e;
    } finally {
      Files.deleteIfExists(password);
    }
    if (status != 0) {
      throw StackContext.failure(StackServer.POSTGRES, "initdb ended with status " + status, log);
    }
    Files.move(partial, files, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Removes the lock file of a server that is no more. PostgreSQL does so itself unless the number
   * in it belongs to another process by now, which is usual in containers. We hold the data folder,
   * so no live server can own the file unless it is a PostgreSQL process.
   */
  private void forgetDeadServer() throws IOException {
    Path pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<String> pid = Files.readAllLines(pidFile).stream().findFirst();
    boolean alive =
        pid.filter(line -> line.matches("[0-9]{1,10}"))
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
            .flatMap(process -> process.info().command())
            .filter(command -> command.endsWith("/postgres"))
            .isPresent();
    if (!alive) {
      Files.delete(pidFile);
    }
  }

  /** Whether the server has written that it accepts connections. */
  boolean isReady() throws IOException {
    try {
      List<String> lines = Files.readAllLines(files.resolve("postmaster.pid"));
      return lines.size() >= 8 && lines.get(7).strip().equals("ready");
    } catch (NoSuchFileException e) {
      return false; // not written yet, or removed by a server that gave up
    }
  }
}
