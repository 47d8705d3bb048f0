package io.framelog.command.fetch;

import java.io.InputStream;
import java.util.function.Function;

/** Brings content from the web. */
public interface Fetcher {
  /**
   * Checks all of a URL that can be checked without asking the network.
   *
   * @throws io.framelog.error.RejectedException with {@code url-invalid}, {@code
   *     url-with-credentials} or {@code url-port-forbidden}
   */
  void check(String url);

  /**
   * Fetches a URL and hands its content to {@code reading}, which reads as much as it likes and is
   * called again with a new stream when a transfer breaks off and is tried again.
   *
   * @throws io.framelog.error.RejectedException as {@link #check}; with {@code address-forbidden},
   *     {@code host-unknown}, {@code redirect-downgrade}, {@code too-many-redirects}, {@code
   *     tls-failed}, {@code fetch-timeout}, {@code fetch-failed}, {@code source-status} or {@code
   *     content-encoded}; or whatever {@code reading} throws
   */
  <T> T fetch(String url, Function<InputStream, T> reading) throws InterruptedException;
}
