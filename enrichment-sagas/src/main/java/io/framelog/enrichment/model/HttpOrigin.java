package io.framelog.enrichment.model;

import io.framelog.enrichment.model.RemoteFiles.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A package below an https:// address; http:// is taken from this machine only. */
record HttpOrigin(URI base) implements Origin {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration DOWNLOAD = Duration.ofMinutes(15);

  HttpOrigin {
    if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new ModelPackageException(
          base + " is not the address of a folder: https://HOST/PATH without query and fragment");
    }
    if (!isEncrypted(base) && !isLoopback(base.getHost())) {
      throw new ModelPackageException(
          "%s would be fetched without encryption; use https://".formatted(base));
    }
  }

  @Override
  public String address() {
    return base.toString();
  }

  @Override
  public void download(String name, Path target) throws IOException, InterruptedException {
    String folder = base.toString();
    URI address = URI.create(folder.endsWith("/") ? folder + name : folder + "/" + name);
    // NORMAL never goes from https to http, but it would go from http to any http.
    Redirect redirect = isEncrypted(base) ? Redirect.NORMAL : Redirect.NEVER;
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(redirect).build()) {
      CompletableFuture<HttpResponse<Path>> answer =
          client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofFile(target));
      try {
        int status = answer.get(DOWNLOAD.toSeconds(), TimeUnit.SECONDS).statusCode();
        if (status != 200) {
          throw new ModelPackageException("%s answered %d".formatted(address, status));
        }
      } catch (ExecutionException e) {
        throw new IOException(String.valueOf(e.getCause()), e);
      } catch (TimeoutException e) {
        throw new IOException("no end after " + DOWNLOAD, e);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private static boolean isEncrypted(URI address) {
    return address.getScheme().equalsIgnoreCase("https");
  }

  private static boolean isLoopback(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
