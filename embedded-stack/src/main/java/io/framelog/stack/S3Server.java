package io.framelog.stack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An S3 endpoint inside this JVM, one file per object. Requests must carry a valid AWS signature
 * (version 4). Its threads are no daemons: a JVM whose application failed to start must call {@code
 * System.exit}.
 */
final class S3Server implements RunningServer {

  private static final Logger LOGGER = LoggerFactory.getLogger(S3Server.class);

  /**
   * Browsers upload with presigned URLs from the application's own origin, whose port is not ours.
   */
  private static final CrossOriginResourceSharing ANY_ORIGIN =
      new CrossOriginResourceSharing(
          List.of("*"), List.of("GET", "PUT", "HEAD", "POST"), List.of("*"), List.of("ETag"), "");

  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private final S3Proxy proxy;
  private final Credentials credentials;

  private S3Server(S3Proxy proxy, Credentials credentials) {
    this.proxy = proxy;
    this.credentials = credentials;
  }

  static S3Server start(StackContext context) throws IOException, InterruptedException {
    Path objects = context.data().of(StackServer.S3);
    Credentials credentials = context.credentials();
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(objects.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V4, credentials.s3AccessKey(), credentials.s3SecretKey())
            .corsRules(ANY_ORIGIN)
            .ignoreUnknownHeaders(true)
            .stopTimeout(STOP_LIMIT.toMillis())
            .build();
    S3Server server = new S3Server(proxy, credentials);
    try {
      proxy.start();
      return server;
    } catch (InterruptedException | InterruptedIOException e) {
      server.stop();
      throw e;
    } catch (Exception e) { // all that the signature tells
      server.stop();
      throw new StackStartException(
          "server-failed", "s3 did not start on %s: %s".formatted(objects, e), "See the cause.", e);
    }
  }

  @Override
  public Map<String, String> properties() {
    return Map.of(
        "framelog.s3.endpoint",
        "http://127.0.0.1:" + proxy.getPort(),
        "framelog.s3.region",
        "us-east-1",
        "framelog.s3.access-key",
        credentials.s3AccessKey(),
        "framelog.s3.secret-key",
        credentials.s3SecretKey(),
        "framelog.s3.path-style",
        "true");
  }

  @Override
  public void stop() {
    try {
      proxy.stop();
    } catch (Exception e) { // all that the signature tells; the other servers must still be stopped
      LOGGER.warn("The S3 endpoint did not stop in order", e);
    }
  }
}
