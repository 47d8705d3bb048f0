package io.framelog.api.content;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match} and {@code If-None-Match}. */
public final class EntityTags {
  private EntityTags() {}

  /** Whether the header is there and names {@code tag}, which has its quotes. */
  public static boolean match(@Nullable String header, String tag) {
    return header != null
        && (header.strip().equals("*")
            || Arrays.stream(header.split(",", -1))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .anyMatch(tag::equals));
  }
}
