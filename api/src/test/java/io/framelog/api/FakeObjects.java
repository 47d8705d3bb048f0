package io.framelog.api;

import io.framelog.content.Bucket;
import io.framelog.content.ImageIntake;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.content.UploadTicket;
import io.framelog.content.Uploads;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Objects in memory, and ways in that believe everything to be a JPEG. */
final class FakeObjects implements ObjectStore, ImageIntake, Uploads {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  void reset() {
    objects.clear();
  }

  @Override
  public StoredImage take(InputStream content) {
    try {
      byte[] bytes = content.readAllBytes();
      String sha256 = Sha256.hex(bytes);
      String id = Identities.image(Identities.IMAGES, sha256);
      String key = "images/" + id + ".jpg";
      put(Bucket.ORIGINALS, key, bytes, "image/jpeg");
      return new StoredImage(id, key, sha256, "image/jpeg", bytes.length, 640, 480);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(Bucket bucket, String key, byte[] content, String mediaType) {
    objects.put(bucket + key, content);
  }

  @Override
  public void put(Bucket bucket, String key, Path content, String mediaType) {
    try {
      put(bucket, key, Files.readAllBytes(content), mediaType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteAll(Bucket bucket, String prefix) {
    objects.keySet().removeIf(key -> key.startsWith(bucket + prefix));
  }

  @Override
  public Optional<Long> size(Bucket bucket, String key) {
    return read(bucket, key).map(bytes -> (long) bytes.length);
  }

  @Override
  public Optional<ObjectContent> open(Bucket bucket, String key, long @Nullable [] range) {
    return read(bucket, key)
        .map(
            all -> {
              byte[] part =
                  range == null ? all : Arrays.copyOfRange(all, (int) range[0], (int) range[1] + 1);
              return new ObjectContent(
                  new ByteArrayInputStream(part), part.length, all.length, "image/jpeg");
            });
  }

  @Override
  public Optional<byte[]> read(Bucket bucket, String key) {
    return Optional.ofNullable(objects.get(bucket + key));
  }

  @Override
  public List<ObjectEntry> list(Bucket bucket, String prefix, @Nullable String after, int limit) {
    return objects.entrySet().stream()
        .filter(each -> each.getKey().startsWith(bucket + prefix))
        .map(
            each ->
                new ObjectEntry(
                    each.getKey().substring(bucket.name().length()),
                    each.getValue().length,
                    Instant.EPOCH))
        .filter(each -> after == null || each.key().compareTo(after) > 0)
        .sorted(Comparator.comparing(ObjectEntry::key))
        .limit(limit)
        .toList();
  }

  @Override
  public void delete(Bucket bucket, String key) {
    objects.remove(bucket + key);
  }

  @Override
  public UploadTicket announce(String owner, String mediaType, long bytes) {
    return new UploadTicket(
        "uploads/%s/%d".formatted(owner, bytes),
        URI.create("http://storage.test/" + mediaType),
        Instant.EPOCH);
  }

  @Override
  public StoredImage take(String owner, String objectKey) {
    byte[] bytes =
        read(Bucket.UPLOADS, objectKey)
            .orElseThrow(() -> new RejectedException(ErrorCode.UPLOAD_MISSING, objectKey));
    return take(new ByteArrayInputStream(bytes));
  }
}
