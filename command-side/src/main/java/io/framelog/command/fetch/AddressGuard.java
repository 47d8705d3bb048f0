package io.framelog.command.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: public ones, and those that the operator allows. The ranges
 * are IANA's special-purpose registries (RFC 6890 and its successors) and the one address outside
 * of them that a cloud uses for its metadata.
 */
final class AddressGuard {
  private static final List<AddressRange> NOT_PUBLIC =
      ranges(
          "0.0.0.0/8", // this network; 0.0.0.0 reaches this machine
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by carriers; one cloud's metadata
          "127.0.0.0/8", // loopback
          "168.63.129.16", // Azure's host
          "169.254.0.0/16", // link-local; most clouds' metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, broadcast
          "2001::/23", // protocol assignments; Teredo carries an IPv4 address
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4 carries an IPv4 address
          "3fff::/20"); // documentation

  /**
   * The only IPv6 block that is given out to the public. What lies outside of it is loopback,
   * local, multicast or carries an IPv4 address (mapped, compatible, NAT64).
   */
  private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3");

  private final List<AddressRange> allowed;

  /** A guard that lets these CIDR blocks pass besides the public addresses. */
  AddressGuard(List<String> allowed) {
    this.allowed = ranges(allowed.toArray(String[]::new));
  }

  boolean allows(InetAddress address) {
    return in(allowed, address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    // Java turns IPv4-mapped addresses into IPv4 ones by itself.
    boolean routed = !(address instanceof Inet6Address) || GLOBAL_UNICAST.contains(address);
    return routed && !in(NOT_PUBLIC, address);
  }

  private static boolean in(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... cidrs) {
    return Stream.of(cidrs).map(AddressRange::of).toList();
  }
}
