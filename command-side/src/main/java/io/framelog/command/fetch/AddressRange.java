package io.framelog.command.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits, written as a CIDR block.
 *
 * @param start the first address
 * @param bits how many of its leading bits count
 */
record AddressRange(InetAddress start, int bits) {
  /** Digits, dots and colons: never a name, so that reading a range asks no name server. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /**
   * Reads {@code 10.0.0.0/8}, {@code fc00::/7} or a single address.
   *
   * @throws IllegalArgumentException for anything else
   */
  static AddressRange of(String cidr) {
    int slash = cidr.indexOf('/');
    String literal = slash < 0 ? cidr : cidr.substring(0, slash);
    if (!LITERAL.matcher(literal).matches()) {
      throw new IllegalArgumentException(cidr + " is no CIDR block");
    }
    try {
      InetAddress start = InetAddress.getByName(literal);
      int all = start.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? all : Integer.parseInt(cidr.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException(cidr + " is no CIDR block");
      }
      return new AddressRange(start, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException(cidr + " is no CIDR block", e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = start.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int i = 0, left = bits; left > 0; i++, left -= Byte.SIZE) {
      int mask = left >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - left);
      if (((ours[i] ^ theirs[i]) & mask & 0xff) != 0) {
        return false;
      }
    }
    return true;
  }
}
