package io.framelog.enrichment.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The S3 endpoint of this installation; model packages may lie there too.
 *
 * @param endpoint null means AWS
 * @param accessKey null means the credentials that the SDK finds by itself
 */
@ConfigurationProperties("framelog.s3")
record S3Settings(
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("false") boolean pathStyle) {

  S3Client client() {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .forcePathStyle(pathStyle)
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    if (accessKey != null && secretKey != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }
    return builder.build();
  }
}
