package io.framelog.enrichment.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A package behind a network. Files are downloaded beside their place in {@code folder}, checked,
 * then moved there in one step, so that a file that is there is whole. They are checked again at
 * each start, and fetched again when the manifest names another digest or the disk has rotted.
 *
 * @param folder the package's own folder in the cache
 * @param pin the digest that the manifest must have; null trusts the address for the manifest
 */
record RemoteFiles(Origin origin, Path folder, @Nullable String pin) implements PackageFiles {
  private static final long MAX_MANIFEST_BYTES = 1 << 20;

  /** Something that files can be downloaded from. */
  interface Origin {
    String address();

    /**
     * @param name a path below the package
     * @param target a file that is there already and is to be overwritten
     * @throws ModelPackageException when there is no such file
     */
    void download(String name, Path target) throws IOException, InterruptedException;
  }

  @Override
  public String location() {
    return origin.address();
  }

  @Override
  public byte[] manifest() {
    if (pin != null) {
      return bytes(pinned(new FileRef(MANIFEST, pin)));
    }
    // Always from the origin: only it knows which version is current.
    Path fetched = fetch(MANIFEST);
    return bytes(move(fetched, folder.resolve(MANIFEST)));
  }

  @Override
  public Content read(FileRef file) {
    return new Content.OnDisk(pinned(file));
  }

  private Path pinned(FileRef file) {
    Path target = folder.resolve(file.file());
    if (Files.isRegularFile(target) && ContentDigest.of(target).equals(file.sha256())) {
      return target;
    }
    Path fetched = fetch(file.file());
    try {
      ContentDigest.require(location(), file, ContentDigest.of(fetched));
    } catch (ModelPackageException e) {
      discard(fetched);
      throw e;
    }
    return move(fetched, target);
  }

  private Path fetch(String name) {
    Path target = folder.resolve(name);
    Path fetched = null;
    try {
      Path parent = Files.createDirectories(target.getParent());
      fetched = Files.createTempFile(parent, target.getFileName().toString(), ".part");
      origin.download(name, fetched);
      return fetched;
    } catch (IOException e) {
      discard(fetched);
      throw new ModelPackageException(
          "cannot fetch %s from %s: %s".formatted(name, location(), e.getMessage()), e);
    } catch (InterruptedException e) {
      discard(fetched);
      Thread.currentThread().interrupt();
      throw new ModelPackageException("interrupted while fetching " + name, e);
    } catch (ModelPackageException e) {
      discard(fetched);
      throw e;
    }
  }

  private static Path move(Path from, Path to) {
    try {
      return Files.move(
          from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelPackageException("cannot write " + to, e);
    }
  }

  private static byte[] bytes(Path manifest) {
    try {
      if (Files.size(manifest) > MAX_MANIFEST_BYTES) {
        throw new ModelPackageException(manifest + " is too large for a manifest");
      }
      return Files.readAllBytes(manifest);
    } catch (IOException e) {
      throw new ModelPackageException("cannot read " + manifest, e);
    }
  }

  private static void discard(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new ModelPackageException("cannot delete " + file, e);
    }
  }
}
