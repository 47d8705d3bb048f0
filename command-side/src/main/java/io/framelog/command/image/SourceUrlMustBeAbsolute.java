package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where an image came from is an absolute http, https, s3 or file URI of at most 2,048 chars. */
final class SourceUrlMustBeAbsolute {
  private static final int MAX_LENGTH = 2_048;

  private SourceUrlMustBeAbsolute() {}

  static void check(String sourceUrl) {
    if (sourceUrl.length() > MAX_LENGTH || !FreeText.isPlain(sourceUrl) || !isAbsolute(sourceUrl)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "sourceUrl must be an absolute http, https, s3 or file URL of at most "
              + MAX_LENGTH
              + " characters: "
              + FreeText.quoted(sourceUrl));
    }
  }

  private static boolean isAbsolute(String sourceUrl) {
    URI uri;
    try {
      uri = new URI(sourceUrl);
    } catch (URISyntaxException e) {
      return false;
    }
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      // not getHost(): it is null for bucket names with an underscore
      case "http", "https", "s3" -> uri.getRawAuthority() != null;
      case "file" -> uri.getRawPath() != null && uri.getRawPath().startsWith("/");
      default -> false;
    };
  }
}
