package io.framelog.enrichment.model;

import io.framelog.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Compares files with the digests that a manifest states. */
final class ContentDigest {
  private ContentDigest() {}

  static String of(Path file) {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * @throws ModelPackageException unless {@code found} is what the manifest says
   */
  static void require(String location, FileRef file, String found) {
    if (!found.equals(file.sha256())) {
      throw new ModelPackageException(
          "%s in the model package %s has the SHA-256 %s, but its manifest says %s"
              .formatted(file.file(), location, found, file.sha256()));
    }
  }

  /**
   * @throws ModelPackageException unless the manifest has the digest that the operator set
   */
  static void requirePinned(String location, String pin, byte[] manifest) {
    String found = Sha256.hex(manifest);
    if (!found.equals(pin)) {
      throw new ModelPackageException(
          "the manifest of the model package %s has the SHA-256 %s, but framelog.enrichment.model-manifest-sha256 is %s"
              .formatted(location, found, pin));
    }
  }
}
