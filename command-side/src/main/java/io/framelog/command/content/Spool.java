package io.framelog.command.content;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.identity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps uploads while they are checked: small ones in memory, others in a file that goes when the
 * upload is done with.
 */
final class Spool {
  private static final Logger LOGGER = LoggerFactory.getLogger(Spool.class);
  private static final int IN_MEMORY = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final String PREFIX = "upload-";

  /** Nodes may share the folder; an upload that is alive is written to or done with long before. */
  private static final Duration STALE = Duration.ofHours(1);

  private final Path folder;
  private final long maxBytes;

  private final IntakeTimers timers;

  Spool(ImageSettings settings, IntakeTimers timers) {
    this.timers = timers;
    this.maxBytes = settings.maxBytes().toBytes();
    Path chosen = settings.spoolDir();
    this.folder =
        chosen == null ? Path.of(System.getProperty("java.io.tmpdir"), "framelog-spool") : chosen;
  }

  /** Deletes what a crash left behind. */
  void clearStale() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Instant limit = Instant.now().minus(STALE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOGGER.warn("Old uploads in {} could not be cleared", folder, e);
    }
  }

  /**
   * Reads the stream to its end, or to one byte beyond the limit.
   *
   * @throws RejectedException {@code image-too-large}; {@code bad-request} when the sender stops;
   *     {@code storage-unavailable} when the spool folder takes no more
   */
  Upload take(InputStream content) {
    byte[] head = read(content, (int) Math.min(IN_MEMORY, maxBytes + 1));
    requireWithinLimit(head.length);
    if (head.length < IN_MEMORY) {
      return new Upload(head, null, head.length, timers.hash(() -> Sha256.hex(head)));
    }
    Path file = newFile();
    boolean kept = false;
    try {
      Upload upload = spool(head, content, file);
      kept = true;
      return upload;
    } finally {
      if (!kept) {
        delete(file);
      }
    }
  }

  private Upload spool(byte[] head, InputStream content, Path file) {
    MessageDigest digest = Sha256.digest();
    long hashing = hash(digest, head);
    long length = head.length;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      for (byte[] next = read(content, BUFFER); next.length > 0; next = read(content, BUFFER)) {
        length += next.length;
        requireWithinLimit(length);
        hashing += hash(digest, next);
        out.write(next);
      }
    } catch (IOException e) {
      throw full(e);
    }
    timers.hashed(hashing);
    return new Upload(null, file, length, HexFormat.of().formatHex(digest.digest()));
  }

  /** Hashes on; returns how many nanoseconds it took. */
  private static long hash(MessageDigest digest, byte[] bytes) {
    long start = System.nanoTime();
    digest.update(bytes);
    return System.nanoTime() - start;
  }

  /** Up to so many bytes; fewer only at the end. */
  private static byte[] read(InputStream content, int atMost) {
    try {
      return content.readNBytes(atMost);
    } catch (IOException e) {
      throw new RejectedException(
          ErrorCode.BAD_REQUEST, "The content broke off while it was sent", e);
    }
  }

  private void requireWithinLimit(long length) {
    if (length > maxBytes) {
      throw new RejectedException(
          new Rejection(
              ErrorCode.IMAGE_TOO_LARGE,
              "The content has more than %d bytes".formatted(maxBytes),
              Map.of("maxBytes", maxBytes)));
    }
  }

  private Path newFile() {
    try {
      Files.createDirectories(folder);
      return Files.createTempFile(folder, PREFIX, ".spool");
    } catch (IOException e) {
      throw full(e);
    }
  }

  private static RejectedException full(IOException cause) {
    return new RejectedException(
        ErrorCode.STORAGE_UNAVAILABLE, "There is no room for the upload", cause);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOGGER.warn("{} could not be deleted and stays until a later start", file, e);
    }
  }

  /**
   * One upload that has arrived; close it when done.
   *
   * @param memory all bytes, or null when they are in the file
   */
  record Upload(byte @Nullable [] memory, @Nullable Path file, long length, String sha256)
      implements AutoCloseable {
    /** All bytes; a file is read anew each time. */
    byte[] bytes() {
      if (memory != null) {
        return memory;
      }
      try {
        return Files.readAllBytes(requireFile());
      } catch (IOException e) {
        throw new RejectedException(
            ErrorCode.STORAGE_UNAVAILABLE, "The upload could not be read back", e);
      }
    }

    private Path requireFile() {
      if (file == null) {
        throw new IllegalStateException("an upload is in memory or in a file");
      }
      return file;
    }

    void putTo(ObjectStore objects, String key, String mediaType) {
      if (memory != null) {
        objects.put(Bucket.ORIGINALS, key, memory, mediaType);
      } else {
        objects.put(Bucket.ORIGINALS, key, requireFile(), mediaType);
      }
    }

    @Override
    public void close() {
      if (file != null) {
        delete(file);
      }
    }
  }
}
