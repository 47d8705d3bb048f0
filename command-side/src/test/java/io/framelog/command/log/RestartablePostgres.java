package io.framelog.command.log;

import io.framelog.stack.StackServer;
import io.framelog.stack.StackServers;
import io.framelog.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL on a data folder of its own that can be killed and comes back with its data. */
final class RestartablePostgres implements AutoCloseable {
  private final StackSettings settings;
  private StackServers servers;

  RestartablePostgres(Path folder) throws IOException {
    // A server that runs as nobody must be able to reach its files.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    StackSettings tests = StackSettings.forTests(StackServer.POSTGRES);
    settings =
        new StackSettings(
            folder,
            tests.dist(),
            tests.servers(),
            true,
            tests.elasticsearchHeap(),
            tests.postgresBuffers());
    servers = StackServers.start(settings);
  }

  /** The database of the server that runs now; its port changes with every restart. */
  LogDatabase database() {
    return LogDatabase.of(servers);
  }

  /** SIGKILL of the postmaster and of every process that it has. */
  void kill() throws IOException, InterruptedException {
    Path pidFile = servers.dataDir().resolve("postgres/cluster/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> family = new ArrayList<>(postmaster.descendants().toList());
    family.addFirst(postmaster);
    family.forEach(ProcessHandle::destroyForcibly);
    while (family.stream().anyMatch(ProcessHandle::isAlive)) {
      Thread.sleep(5);
    }
  }

  /** Returns when it has recovered. */
  void restart() {
    servers.close();
    servers = StackServers.start(settings);
  }

  @Override
  public void close() {
    servers.close();
  }
}
