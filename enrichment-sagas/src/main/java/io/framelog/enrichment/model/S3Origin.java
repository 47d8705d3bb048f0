package io.framelog.enrichment.model;

import io.framelog.enrichment.model.RemoteFiles.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A package below a prefix of a bucket.
 *
 * @param prefix without slashes at its ends; may be empty
 * @param client opens a client for one download; it is closed after it
 */
record S3Origin(String bucket, String prefix, Supplier<S3Client> client) implements Origin {
  @Override
  public String address() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public void download(String name, Path target) throws IOException {
    String key = prefix.isEmpty() ? name : prefix + "/" + name;
    try (S3Client s3 = client.get();
        OutputStream out = Files.newOutputStream(target)) {
      s3.getObject(
          request -> request.bucket(bucket).key(key), ResponseTransformer.toOutputStream(out));
    } catch (NoSuchKeyException e) {
      throw new ModelPackageException("there is no s3://%s/%s".formatted(bucket, key), e);
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
