package io.framelog.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requests from this machine. A proxy on this machine does not make its clients local, and neither
 * does a foreign name that somebody's DNS points to 127.0.0.1 (DNS rebinding).
 */
final class LocalRequests implements RequestMatcher {
  private static final List<String> FORWARDING = List.of("Forwarded", "X-Forwarded-For");
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "[::1]", "::1");

  private static final List<IpAddressMatcher> LOOPBACK =
      List.of(new IpAddressMatcher("127.0.0.0/8"), new IpAddressMatcher("::1/128"));

  private final List<IpAddressMatcher> addresses;

  LocalRequests(List<String> addresses) {
    this.addresses = addresses.stream().map(IpAddressMatcher::new).toList();
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    String client = request.getRemoteAddr().replaceFirst("%.*", ""); // a link-local address's zone
    return FORWARDING.stream().allMatch(header -> request.getHeader(header) == null)
        && contains(addresses, client)
        && (!contains(LOOPBACK, client) || isLocalName(request.getServerName()));
  }

  private static boolean contains(List<IpAddressMatcher> addresses, String client) {
    return addresses.stream().anyMatch(address -> address.matches(client));
  }

  private static boolean isLocalName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return LOCAL_NAMES.contains(name) || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
