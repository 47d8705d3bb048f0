package io.framelog.command.fetch;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An absolute http or https URL without credentials, to a port that may be asked. */
record FetchUrl(URI uri) {
  private static final int MAX_LENGTH = 8_192;
  private static final String HTTPS = "https";

  /**
   * Checks a URL.
   *
   * @throws RejectedException with {@code url-invalid}, {@code url-with-credentials} or {@code
   *     url-port-forbidden}
   */
  static FetchUrl of(String url, Set<Integer> ports) {
    if (url.length() > MAX_LENGTH) {
      throw invalid("A URL has at most %,d characters".formatted(MAX_LENGTH), null);
    }
    URI uri;
    try {
      // Non-ASCII letters in the path are common and have one meaning: UTF-8, percent-encoded.
      uri = new URI(new URI(url).toASCIIString());
    } catch (URISyntaxException e) {
      throw invalid("'%s' is no URL: %s".formatted(url, e.getReason()), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals(HTTPS)) {
      throw invalid("Only http and https URLs are fetched, not '%s'".formatted(url), null);
    }
    if (uri.getRawUserInfo() != null) {
      throw new RejectedException(
          ErrorCode.URL_WITH_CREDENTIALS, "The URL holds a user name or password");
    }
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      throw invalid("'%s' names no host".formatted(url), null);
    }
    FetchUrl checked = new FetchUrl(uri);
    if (!ports.contains(checked.port())) {
      throw new RejectedException(
          ErrorCode.URL_PORT_FORBIDDEN,
          "Port %d is not one to fetch from".formatted(checked.port()));
    }
    return checked;
  }

  /**
   * Where a redirect leads.
   *
   * @throws RejectedException as {@link #of}, or with {@code redirect-downgrade}
   */
  FetchUrl redirectedTo(String location, Set<Integer> ports) {
    URI next;
    try {
      next = uri.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw invalid("A redirect leads to '%s': %s".formatted(location, e.getReason()), e);
    }
    FetchUrl checked = of(next.toString(), ports);
    if (isSecure() && !checked.isSecure()) {
      throw new RejectedException(
          ErrorCode.REDIRECT_DOWNGRADE, "A redirect leads from https to http");
    }
    return checked;
  }

  boolean isSecure() {
    return HTTPS.equalsIgnoreCase(uri.getScheme());
  }

  private int port() {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return isSecure() ? 443 : 80;
  }

  private static RejectedException invalid(String detail, @Nullable URISyntaxException cause) {
    return cause == null
        ? new RejectedException(ErrorCode.URL_INVALID, detail)
        : new RejectedException(ErrorCode.URL_INVALID, detail, cause);
  }
}
