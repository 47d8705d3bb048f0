package io.framelog.stack;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients for the S3 endpoint that the properties describe. */
final class S3 {

  private S3() {}

  static S3Client client(Map<String, String> properties) {
    return client(properties, properties.getOrDefault("framelog.s3.secret-key", ""));
  }

  static S3Client client(Map<String, String> properties, String secret) {
    return S3Client.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(URI.create(properties.get("framelog.s3.endpoint")))
        .region(Region.of(properties.get("framelog.s3.region")))
        .forcePathStyle(true)
        .credentialsProvider(credentials(properties, secret))
        .build();
  }

  static S3Presigner presigner(Map<String, String> properties) {
    return S3Presigner.builder()
        .endpointOverride(URI.create(properties.get("framelog.s3.endpoint")))
        .region(Region.of(properties.get("framelog.s3.region")))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .credentialsProvider(
            credentials(properties, properties.getOrDefault("framelog.s3.secret-key", "")))
        .build();
  }

  private static StaticCredentialsProvider credentials(
      Map<String, String> properties, String secret) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(properties.get("framelog.s3.access-key"), secret));
  }
}
