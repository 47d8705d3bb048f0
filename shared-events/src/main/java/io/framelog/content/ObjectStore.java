package io.framelog.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The object storage. Every method throws {@link io.framelog.error.RejectedException} with {@code
 * storage-unavailable} when the storage cannot be reached.
 */
public interface ObjectStore {
  /** Writes an object whole; the same key again replaces it. */
  void put(Bucket bucket, String key, byte[] content, String mediaType);

  /** Writes a file as an object whole; the same key again replaces it. */
  void put(Bucket bucket, String key, Path content, String mediaType);

  /** The size in bytes, or empty when there is no such object. */
  Optional<Long> size(Bucket bucket, String key);

  /**
   * Opens an object, or a part of it; empty when there is no such object.
   *
   * @param range first and last byte, both inclusive; null for all
   */
  Optional<ObjectContent> open(Bucket bucket, String key, long @Nullable [] range);

  /** All bytes of an object, or empty when there is no such object. */
  Optional<byte[]> read(Bucket bucket, String key);

  /**
   * The objects whose keys begin with {@code prefix}, in the order of their keys' UTF-8 bytes;
   * fewer than {@code limit} only at the end.
   *
   * @param after only keys beyond this one; null for all
   * @param limit 1 to 1,000
   */
  List<ObjectEntry> list(Bucket bucket, String prefix, @Nullable String after, int limit);

  /** Deletes an object; one that is not there is deleted already. */
  void delete(Bucket bucket, String key);

  /** Deletes all objects whose keys begin so, as many as there are; none is no error. */
  void deleteAll(Bucket bucket, String prefix);
}
