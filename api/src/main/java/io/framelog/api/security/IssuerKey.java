package io.framelog.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The local issuer's key: kept beside the data, so that tokens outlive a restart. */
final class IssuerKey {
  private static final String FILE = "local-issuer.jwk";

  private IssuerKey() {}

  /**
   * The key in {@code folder}, made when there is none; null makes one for this run only.
   *
   * @throws IllegalStateException when the file there is no key
   */
  static ECKey in(@Nullable Path folder) {
    if (folder == null) {
      return generate();
    }
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file, generate());
      }
      return ECKey.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " is not a key; delete it to get a new one", e);
    }
  }

  /** Readable for its owner only from its first byte on, and never half there. */
  private static void write(Path file, ECKey key) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = Files.createTempFile(folder, FILE, ".tmp", ownerOnly());
    Files.writeString(half, key.toJSONString());
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}
