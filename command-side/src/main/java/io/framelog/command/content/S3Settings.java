package io.framelog.command.content;

import io.framelog.content.Bucket;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the object storage is.
 *
 * @param endpoint of a storage that is not Amazon's; null means Amazon's of the region
 * @param publicEndpoint the same storage as clients see it, for the URLs that they upload to; null
 *     means {@code endpoint}
 * @param accessKey together with {@code secretKey}; null means the SDK's default credential chain
 * @param pathStyle true puts the bucket into the path instead of the host name
 * @param createBuckets true makes missing buckets
 */
@ConfigurationProperties("framelog.s3")
record S3Settings(
    @Nullable URI endpoint,
    @Nullable URI publicEndpoint,
    @DefaultValue("us-east-1") String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("false") boolean pathStyle,
    @DefaultValue("framelog-originals") String originalsBucket,
    @DefaultValue("framelog-thumbnails") String thumbnailsBucket,
    @DefaultValue("framelog-uploads") String uploadsBucket,
    @DefaultValue("framelog-imports") String importsBucket,
    @DefaultValue("true") boolean createBuckets) {

  S3Settings {
    if ((accessKey == null) != (secretKey == null)) {
      throw new IllegalArgumentException(
          "framelog.s3.access-key and framelog.s3.secret-key go together");
    }
  }

  String name(Bucket bucket) {
    return switch (bucket) {
      case ORIGINALS -> originalsBucket;
      case THUMBNAILS -> thumbnailsBucket;
      case UPLOADS -> uploadsBucket;
      case IMPORTS -> importsBucket;
    };
  }

  @Override
  public String toString() {
    return "S3Settings[endpoint=%s, region=%s, originals=%s, thumbnails=%s, uploads=%s, imports=%s]"
        .formatted(
            endpoint, region, originalsBucket, thumbnailsBucket, uploadsBucket, importsBucket);
  }
}
