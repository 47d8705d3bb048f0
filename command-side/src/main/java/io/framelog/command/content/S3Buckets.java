package io.framelog.command.content;

import io.framelog.content.Bucket;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes the buckets that are missing: at the start, or at their first use when the storage was down
 * then. Several nodes may do so at once.
 */
final class S3Buckets {
  private static final Logger LOGGER = LoggerFactory.getLogger(S3Buckets.class);
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final S3Client client;
  private final S3Settings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Set<Bucket> present = Set.of();

  S3Buckets(S3Client client, S3Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  /** Tries to have all buckets ready; a storage that is down only delays that. */
  void prepare() {
    try {
      for (Bucket bucket : Bucket.values()) {
        ensure(bucket);
      }
    } catch (SdkException e) {
      LOGGER.warn(
          "The object storage is not ready, its buckets are checked at first use: {}",
          e.getMessage());
    }
  }

  /**
   * The name of a bucket that is there.
   *
   * @throws SdkException when the storage cannot say or cannot make it
   */
  String ensure(Bucket bucket) {
    String name = settings.name(bucket);
    if (!settings.createBuckets() || present.contains(bucket)) {
      return name;
    }
    lock.lock();
    try {
      if (!present.contains(bucket)) {
        if (!exists(name)) {
          create(name);
        }
        Set<Bucket> now = EnumSet.of(bucket);
        now.addAll(present);
        present = now;
      }
    } finally {
      lock.unlock();
    }
    return name;
  }

  /** Somebody deleted a bucket under us: look again. */
  void forget() {
    present = Set.of();
  }

  private boolean exists(String name) {
    try {
      client.headBucket(request -> request.bucket(name));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private void create(String name) {
    try {
      client.createBucket(request -> request.bucket(name));
      LOGGER.info("Made the bucket {}", name);
    } catch (S3Exception e) {
      // Another node was quicker; unless the name belongs to a stranger.
      if (e.statusCode() != CONFLICT || !exists(name)) {
        throw e;
      }
    }
  }
}
