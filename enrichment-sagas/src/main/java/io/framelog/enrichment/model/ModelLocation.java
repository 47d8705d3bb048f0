package io.framelog.enrichment.model;

import io.framelog.identity.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Turns the setting {@code framelog.enrichment.model} into a source of files.
 *
 * @param cache folder for downloaded packages
 * @param pin the digest that a downloaded manifest must have, or null
 * @param s3 opens a client for {@code s3://} packages
 */
record ModelLocation(Path cache, @Nullable String pin, Supplier<S3Client> s3) {
  /** Two characters at least: {@code C:\models} is a folder. */
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)");

  /**
   * @param setting {@code classpath:FOLDER}, a folder or file: URI, {@code s3://BUCKET/PREFIX} or
   *     {@code https://HOST/PATH}
   */
  PackageFiles open(String setting) {
    Matcher scheme = SCHEME.matcher(setting);
    if (!scheme.matches()) {
      return new FolderFiles(Path.of(setting));
    }
    return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
      case "classpath" -> new ClasspathFiles(trimSlashes(scheme.group(2)));
      case "file" -> new FolderFiles(folder(setting));
      case "http", "https" -> remote(new HttpOrigin(uri(setting)));
      case "s3" -> remote(s3(uri(setting)));
      default ->
          throw new ModelPackageException(
              "framelog.enrichment.model: %s is none of classpath:, file:, s3://, https:// or a folder"
                  .formatted(setting));
    };
  }

  private static Path folder(String setting) {
    try {
      return Path.of(uri(setting));
    } catch (IllegalArgumentException e) {
      throw new ModelPackageException(
          "framelog.enrichment.model: %s is not file:///FOLDER".formatted(setting), e);
    }
  }

  private S3Origin s3(URI address) {
    String bucket = address.getRawAuthority();
    if (bucket == null) {
      throw new ModelPackageException(address + " names no bucket: s3://BUCKET/PREFIX");
    }
    return new S3Origin(bucket, trimSlashes(address.getPath()), s3);
  }

  private RemoteFiles remote(RemoteFiles.Origin origin) {
    String folder = Sha256.hex(origin.address()).substring(0, 32);
    return new RemoteFiles(origin, cache.resolve(folder), pin);
  }

  private static URI uri(String setting) {
    try {
      return URI.create(setting);
    } catch (IllegalArgumentException e) {
      throw new ModelPackageException("framelog.enrichment.model: " + e.getMessage(), e);
    }
  }

  private static String trimSlashes(String path) {
    return path.replaceAll("^/+|/+$", "");
  }
}
