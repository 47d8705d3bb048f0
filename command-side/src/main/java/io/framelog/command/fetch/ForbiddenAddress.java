package io.framelog.command.fetch;

import java.io.IOException;
import java.net.InetAddress;

/** A connection that was not made, because of where it would have gone. */
final class ForbiddenAddress extends IOException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddress(InetAddress address) {
    super("The address " + address.getHostAddress() + " is not a public one");
  }
}
