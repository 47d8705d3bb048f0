package io.framelog.command.content;

import io.framelog.content.ObjectStore;
import io.framelog.erasure.ErasedImages;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The beans for image bytes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ImageSettings.class, S3Settings.class, UploadSettings.class})
class ContentConfiguration {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Duration ATTEMPT = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofSeconds(120);

  @Bean
  CheckedImageDecoder imageDecoder(ImageSettings settings) {
    return new CheckedImageDecoder(settings);
  }

  @Bean
  StoringImageIntake imageIntake(
      ImageSettings settings,
      CheckedImageDecoder decoder,
      ObjectStore objects,
      ObjectProvider<ErasedImages> erased,
      ObjectProvider<MeterRegistry> registries) {
    IntakeTimers timers = new IntakeTimers(registries.getIfAvailable(SimpleMeterRegistry::new));
    Spool spool = new Spool(settings, timers);
    spool.clearStale();
    ErasedImages known = erased.getIfAvailable();
    return new StoringImageIntake(
        settings, spool, decoder, objects, id -> known != null && known.of(id).isPresent(), timers);
  }

  @Bean
  StagedUploads uploads(
      ImageSettings images,
      UploadSettings settings,
      S3Presigner s3Presigner,
      S3Settings s3,
      ObjectStore objects,
      StoringImageIntake intake) {
    return new StagedUploads(images, settings, s3Presigner, s3.uploadsBucket(), objects, intake);
  }

  @Bean
  UploadCollector uploadCollector(UploadSettings settings, ObjectStore objects) {
    return new UploadCollector(settings, objects, Clock.systemUTC());
  }

  @Bean(destroyMethod = "close")
  S3Presigner s3Presigner(S3Settings settings) {
    URI endpoint =
        settings.publicEndpoint() == null ? settings.endpoint() : settings.publicEndpoint();
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build());
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  @Bean
  ObjectStore objectStore(
      S3Client s3Client, S3Settings settings, ObjectProvider<MeterRegistry> registries) {
    S3Buckets buckets = new S3Buckets(s3Client, settings);
    buckets.prepare();
    MeterRegistry registry = registries.getIfAvailable(SimpleMeterRegistry::new);
    return new S3ObjectStore(s3Client, buckets, new ObjectTimers(registry));
  }

  @Bean(destroyMethod = "close")
  S3Client s3Client(S3Settings settings) {
    URI endpoint = settings.endpoint();
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(credentials(settings))
            .httpClient(httpClient(endpoint))
            .overrideConfiguration(
                c ->
                    c.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL));
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  private static SdkHttpClient httpClient(@Nullable URI endpoint) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
    if (endpoint != null && isLoopback(endpoint)) {
      // A proxy of the environment cannot reach this machine's own storage.
      builder.proxyConfiguration(
          p -> p.useSystemPropertyValues(false).useEnvironmentVariablesValues(false));
    }
    return builder.build();
  }

  private static boolean isLoopback(URI endpoint) {
    try {
      return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // its name may be known later
    }
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    String accessKey = settings.accessKey();
    String secretKey = settings.secretKey();
    if (accessKey == null || secretKey == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }
}
