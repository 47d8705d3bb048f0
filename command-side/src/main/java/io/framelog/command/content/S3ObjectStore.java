package io.framelog.command.content;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in S3 or something that speaks its protocol. Uploads carry a CRC-32 that the storage
 * checks; retries are the SDK's.
 */
final class S3ObjectStore implements ObjectStore {
  private static final int NOT_FOUND = 404;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final S3Client client;
  private final S3Buckets buckets;
  private final ObjectTimers timers;

  S3ObjectStore(S3Client client, S3Buckets buckets, ObjectTimers timers) {
    this.client = client;
    this.buckets = buckets;
    this.timers = timers;
  }

  @Override
  public void put(Bucket bucket, String key, byte[] content, String mediaType) {
    // The SDK's own way from an array would copy it.
    ContentStreamProvider bytes = ContentStreamProvider.fromByteArrayUnsafe(content);
    put(bucket, key, RequestBody.fromContentProvider(bytes, content.length, mediaType), mediaType);
  }

  @Override
  public void put(Bucket bucket, String key, Path content, String mediaType) {
    put(bucket, key, RequestBody.fromFile(content), mediaType);
  }

  private void put(Bucket bucket, String key, RequestBody body, String mediaType) {
    timers.put(
        bucket,
        () -> {
          try {
            putTwice(bucket, key, body, mediaType);
          } catch (SdkException e) {
            throw unavailable("write", key, e);
          }
        });
  }

  /** Once more when the bucket that was there is gone. */
  private void putTwice(Bucket bucket, String key, RequestBody body, String mediaType) {
    try {
      putOnce(bucket, key, body, mediaType);
    } catch (NoSuchBucketException e) {
      buckets.forget();
      putOnce(bucket, key, body, mediaType);
    }
  }

  private void putOnce(Bucket bucket, String key, RequestBody body, String mediaType) {
    String name = buckets.ensure(bucket);
    client.putObject(to -> to.bucket(name).key(key).contentType(mediaType), body);
  }

  @Override
  public Optional<Long> size(Bucket bucket, String key) {
    return found(
        bucket, key, name -> client.headObject(of -> of.bucket(name).key(key)).contentLength());
  }

  @Override
  public Optional<ObjectContent> open(Bucket bucket, String key, long @Nullable [] range) {
    if (range != null && (range.length != 2 || range[0] < 0 || range[1] < range[0])) {
      throw new IllegalArgumentException("a range is its first and its last byte");
    }
    String bytes = range == null ? null : "bytes=%d-%d".formatted(range[0], range[1]);
    return timers.get(
        bucket,
        () ->
            found(
                bucket,
                key,
                name -> content(client.getObject(request(name, key).range(bytes).build()))));
  }

  @Override
  public Optional<byte[]> read(Bucket bucket, String key) {
    return timers.get(
        bucket,
        () ->
            found(
                bucket,
                key,
                name -> client.getObjectAsBytes(request(name, key).build()).asByteArrayUnsafe()));
  }

  @Override
  public void deleteAll(Bucket bucket, String prefix) {
    try {
      String name = buckets.ensure(bucket);
      client.listObjectsV2Paginator(of -> of.bucket(name).prefix(prefix)).contents().stream()
          .forEach(object -> client.deleteObject(of -> of.bucket(name).key(object.key())));
    } catch (SdkException e) {
      throw unavailable("delete", prefix, e);
    }
  }

  @Override
  public List<ObjectEntry> list(Bucket bucket, String prefix, @Nullable String after, int limit) {
    return found(
            bucket,
            prefix,
            name ->
                client
                    .listObjectsV2(
                        of -> of.bucket(name).prefix(prefix).startAfter(after).maxKeys(limit))
                    .contents()
                    .stream()
                    .map(each -> new ObjectEntry(each.key(), each.size(), each.lastModified()))
                    .toList())
        .orElse(List.of());
  }

  @Override
  public void delete(Bucket bucket, String key) {
    try {
      String name = buckets.ensure(bucket);
      client.deleteObject(of -> of.bucket(name).key(key));
    } catch (SdkException e) {
      throw unavailable("delete", key, e);
    }
  }

  private static GetObjectRequest.Builder request(String bucket, String key) {
    return GetObjectRequest.builder().bucket(bucket).key(key);
  }

  private static ObjectContent content(ResponseInputStream<GetObjectResponse> stream) {
    GetObjectResponse head = stream.response();
    long length = head.contentLength();
    String range = head.contentRange(); // bytes 0-9/1234
    long total = range == null ? length : Long.parseLong(range.substring(range.indexOf('/') + 1));
    String type = head.contentType();
    return new ObjectContent(stream, length, total, type == null ? UNKNOWN_TYPE : type);
  }

  private <T> Optional<T> found(Bucket bucket, String key, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(buckets.ensure(bucket)));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        throw new RejectedException(
            ErrorCode.BAD_REQUEST, "The object does not reach as far as the range", e);
      }
      throw unavailable("read", key, e);
    } catch (SdkException e) {
      throw unavailable("read", key, e);
    }
  }

  private static RejectedException unavailable(String verb, String key, SdkException cause) {
    return new RejectedException(
        ErrorCode.STORAGE_UNAVAILABLE,
        "The object storage could not %s %s".formatted(verb, key),
        cause);
  }
}
