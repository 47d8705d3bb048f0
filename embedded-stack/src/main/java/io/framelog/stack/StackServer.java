package io.framelog.stack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The servers that this module can start; the lower-case name is the one used in settings and logs.
 */
public enum StackServer {
  POSTGRES,
  REDIS,
  ELASTICSEARCH,
  S3;

  /** The lower-case name, e.g. {@code postgres}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a comma-separated list such as {@code postgres,s3}; a blank list means all servers.
   *
   * @throws IllegalArgumentException for a name that is none of ours
   */
  public static Set<StackServer> parse(String list) {
    if (list.isBlank()) {
      return EnumSet.allOf(StackServer.class);
    }
    EnumSet<StackServer> servers = EnumSet.noneOf(StackServer.class);
    for (String name : list.split(",", -1)) {
      servers.add(
          Arrays.stream(values())
              .filter(server -> server.id().equalsIgnoreCase(name.trim()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "framelog.stack.servers: '%s' is none of postgres, redis, elasticsearch, s3"
                              .formatted(name.trim()))));
    }
    return servers;
  }
}
