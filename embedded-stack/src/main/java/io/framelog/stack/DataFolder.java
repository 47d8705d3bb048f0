package io.framelog.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything that lasts, held by one JVM at a time. {@code stack.properties}
 * in it records what wrote the data, so that another version or another user does not damage it.
 */
final class DataFolder implements AutoCloseable {

  /**
   * Folders that this JVM holds. Asked before the lock file is touched: POSIX drops a process's
   * lock as soon as the process closes any other descriptor of that file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final boolean temporary;
  private final FileChannel lock;
  private final Properties record = new Properties();

  private DataFolder(Path root, boolean temporary, FileChannel lock) {
    this.root = root;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * Takes the folder for this JVM and waits for orphans of a JVM that crashed with it.
   *
   * @param path null makes a temporary folder that {@link #close()} deletes
   * @throws StackStartException {@code data-dir-in-use} when another process has it
   */
  static DataFolder open(@Nullable Path path) throws IOException, InterruptedException {
    Path root = path == null ? createTemporary() : Files.createDirectories(path).toRealPath();
    DataFolder folder = new DataFolder(root, path == null, lock(root));
    try {
      Files.createDirectories(folder.logs());
      Files.createDirectories(folder.run());
      PidFile.awaitOrphans(folder.run());
      folder.load();
      return folder;
    } catch (IOException | InterruptedException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static Path createTemporary() throws IOException {
    Path root = Files.createTempDirectory("framelog-").toRealPath();
    // Servers that run as nobody must be able to reach their own folders in it.
    return Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
  }

  private static FileChannel lock(Path root) throws IOException {
    String ourPid = Long.toString(ProcessHandle.current().pid());
    if (!HELD_HERE.add(root)) {
      throw inUse(root, ourPid);
    }
    Path file = root.resolve("lock");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw inUse(root, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(ourPid.getBytes(StandardCharsets.US_ASCII)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(root);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static StackStartException inUse(Path root, String pid) {
    return new StackStartException(
        "data-dir-in-use",
        "The data folder %s is in use by process %s.".formatted(root, pid.isEmpty() ? "?" : pid),
        "Stop that process, or choose another folder with --data-dir"
            + " (property framelog.stack.data-dir).",
        null);
  }

  private void load() throws IOException {
    Path file = root.resolve("stack.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        record.load(reader);
      }
    }
  }

  Path root() {
    return root;
  }

  Path logs() {
    return root.resolve("logs");
  }

  private Path run() {
    return root.resolve("run");
  }

  Path pidFile(String name) {
    return run().resolve(name + ".pid");
  }

  /** The folder of one server's files; made at the first call. */
  Path of(StackServer server) throws IOException {
    return Files.createDirectories(root.resolve(server.id()));
  }

  /** A recorded fact, or null. */
  synchronized @Nullable String recorded(String key) {
    return record.getProperty(key);
  }

  /** Records a fact for later starts. */
  synchronized void record(String key, String value) throws IOException {
    if (value.equals(record.setProperty(key, value))) {
      return;
    }
    Path next = root.resolve("stack.properties.new");
    try (Writer writer = Files.newBufferedWriter(next)) {
      record.store(
          writer, "What wrote this folder; read by Framelog before it starts servers on it");
    }
    Files.move(
        next,
        root.resolve("stack.properties"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Records the major version that writes the data of a server.
   *
   * @throws StackStartException {@code data-dir-incompatible} when another major wrote it before
   */
  void requireMajor(StackServer server, String major) throws IOException {
    String before = recorded(server.id() + ".major");
    if (before != null && !before.equals(major)) {
      throw new StackStartException(
          "data-dir-incompatible",
          "The data folder %s was written by %s %s, but this build brings %s %s, which cannot read it."
              .formatted(root, server.id(), before, server.id(), major),
          "Run the version of Framelog that wrote the folder, or choose another folder with"
              + " --data-dir.",
          null);
    }
    record(server.id() + ".major", major);
  }

  /** Gives the folder back, and deletes it when it is temporary. */
  @Override
  public synchronized void close() {
    if (!lock.isOpen()) {
      return;
    }
    try {
      if (temporary) {
        Trees.delete(root);
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give back the data folder " + root, e);
    } finally {
      HELD_HERE.remove(root);
    }
  }
}
