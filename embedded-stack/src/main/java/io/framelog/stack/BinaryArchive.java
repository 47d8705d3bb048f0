package io.framelog.stack;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Programs that come as a class path resource. They are unpacked beside their place and moved there
 * in one step, so a folder that exists is complete, and several JVMs may unpack at once.
 */
final class BinaryArchive {

  private BinaryArchive() {}

  /** Unpacks a {@code .txz} resource into {@code target} unless that is there. */
  static void unpack(String resource, Path target) throws IOException {
    place(
        target,
        folder -> {
          try (var tar =
              new TarArchiveInputStream(
                  new XZInputStream(new BufferedInputStream(open(resource))))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
              write(tar, entry, folder);
            }
          }
        });
  }

  /** Copies a resource to {@code target/name} as a program unless {@code target} is there. */
  static void copy(String resource, Path target, String name) throws IOException {
    place(
        target,
        folder -> {
          Path file = folder.resolve(name);
          try (InputStream in = open(resource)) {
            Files.copy(in, file);
          }
          makeExecutable(file);
        });
  }

  static boolean exists(String resource) {
    return BinaryArchive.class.getResource(resource) != null;
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = BinaryArchive.class.getResourceAsStream(resource);
    if (in == null) {
      throw new FileNotFoundException("No such class path resource: " + resource);
    }
    return in;
  }

  private static void place(Path target, Unpacking unpacking) throws IOException {
    if (Files.isDirectory(target)) {
      return;
    }
    Path aside = Files.createTempDirectory(target.getParent(), ".unpacking-");
    try {
      // A temporary folder is private; a server that runs as nobody must get in.
      Files.setPosixFilePermissions(
          aside, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      unpacking.into(aside);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      Trees.delete(aside); // another JVM was faster; its copy is as good as ours
    } catch (IOException e) {
      Trees.delete(aside);
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  private static void write(InputStream in, TarArchiveEntry entry, Path folder) throws IOException {
    Path path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("The archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0) {
      makeExecutable(path);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make it executable: " + file);
    }
  }

  private interface Unpacking {
    void into(Path folder) throws IOException;
  }
}
