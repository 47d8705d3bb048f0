package io.framelog.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Real servers on one data folder. They live until {@link #close()}, at the latest until this JVM
 * ends, however it ends.
 */
public final class StackServers implements AutoCloseable {

  private final StackContext context;
  private final Map<StackServer, RunningServer> running = new EnumMap<>(StackServer.class);
  private volatile @Nullable ParallelStart starting;
  private volatile boolean closed;

  private StackServers(StackContext context) {
    this.context = context;
  }

  /**
   * Starts the servers named in the settings, all at once, and returns when all answer.
   *
   * @throws StackStartException when one of them does not start; then none is left running
   */
  public static StackServers start(StackSettings settings) {
    StackServers servers = open(settings);
    servers.ensure(settings.servers());
    return servers;
  }

  /**
   * The servers that everybody in this JVM shares for the data folder in the settings; starts those
   * that are missing. They stop when the JVM ends.
   *
   * @throws StackStartException when one of them does not start; then none is left running
   */
  public static StackServers shared(StackSettings settings) {
    return SharedStacks.get(
        settings,
        stop -> Runtime.getRuntime().addShutdownHook(new Thread(stop, "framelog-stack-stop")));
  }

  /** Takes the data folder and starts nothing yet. */
  static StackServers open(StackSettings settings) {
    try {
      Distribution dist = Distribution.locate(settings.dist());
      DataFolder data = DataFolder.open(settings.dataDir());
      try {
        UserSwitch user = UserSwitch.forFolder(data, dist.root());
        return new StackServers(
            new StackContext(
                settings, data, dist, user, Credentials.of(data), Versions.ofThisBuild()));
      } catch (IOException | InterruptedException | RuntimeException e) {
        data.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot prepare the folders of the embedded servers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while preparing the embedded servers", e);
    }
  }

  /** Whether {@link #close()} has been called, or the first start has failed. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Starts those of the wanted servers that do not run yet. After a failure none of them runs; with
   * no other server left, this is closed.
   */
  synchronized void ensure(Set<StackServer> wanted) {
    if (closed) {
      throw new IllegalStateException("The embedded servers have been stopped");
    }
    Set<StackServer> missing = EnumSet.copyOf(wanted);
    missing.removeAll(running.keySet());
    if (missing.isEmpty()) {
      return;
    }
    ParallelStart start = new ParallelStart(missing, context);
    starting = start;
    if (closed) {
      start.cancel(); // close() came before it could see the start
    }
    Map<StackServer, RunningServer> started = start.run();
    starting = null;
    StackStartException failure = start.failure();
    if (failure == null) {
      running.putAll(started);
      return;
    }
    stop(started);
    if (running.isEmpty()) {
      close();
    }
    throw failure;
  }

  /** The Spring properties by which an application finds the servers that run. */
  public synchronized Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    running.values().forEach(server -> properties.putAll(server.properties()));
    return properties;
  }

  /** The folder that holds all data of the servers, absolute. */
  public Path dataDir() {
    return context.data().root();
  }

  /**
   * Stops all in order and gives the data folder back; bounded, and without effect the second time.
   */
  @Override
  public void close() {
    closed = true;
    ParallelStart start = starting;
    if (start != null) {
      start.cancel();
    }
    stopAll();
  }

  private synchronized void stopAll() {
    stop(running);
    running.clear();
    context.data().close();
  }

  private static void stop(Map<StackServer, RunningServer> servers) {
    servers.values().parallelStream().forEach(RunningServer::stop);
  }
}
