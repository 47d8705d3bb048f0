package io.framelog.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Secrets of one data folder, made on its first start and kept in a file that only its owner may
 * read.
 *
 * @param postgresPassword of the role {@code framelog}
 * @param s3AccessKey access key id
 * @param s3SecretKey secret access key
 */
record Credentials(String postgresPassword, String s3AccessKey, String s3SecretKey) {

  private static final String POSTGRES = "postgres.password";
  private static final String S3_ACCESS = "s3.access-key";
  private static final String S3_SECRET = "s3.secret-key";

  static Credentials of(DataFolder folder) throws IOException {
    Path file = folder.root().resolve("credentials.properties");
    if (!Files.exists(file)) {
      create(file);
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Credentials(
        required(properties, POSTGRES, file),
        required(properties, S3_ACCESS, file),
        required(properties, S3_SECRET, file));
  }

  private static void create(Path file) throws IOException {
    SecureRandom random = new SecureRandom();
    Properties properties = new Properties();
    properties.setProperty(POSTGRES, hex(random, 24));
    properties.setProperty(
        S3_ACCESS, "FRAMELOG" + hex(random, 6).toUpperCase(java.util.Locale.ROOT));
    properties.setProperty(S3_SECRET, hex(random, 20));
    StringWriter text = new StringWriter();
    properties.store(text, "Secrets of the embedded servers; losing them locks the data");
    // Written aside and moved: a crash in between must not leave a file without secrets.
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    writePrivately(next, text.toString());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Creates a file that nobody but its owner can read at any moment. */
  static void writePrivately(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  private static String required(Properties properties, String key, Path file) {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new StackStartException(
          "data-dir-incompatible",
          "The file %s does not hold %s.".formatted(file, key),
          "Restore that file from a backup of the data folder, or choose another folder.",
          null);
    }
    return value;
  }
}
