package io.framelog.command.fetch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP clients for one exchange each: no pool, so that no connection outlives the check of its
 * address; no cookies, no credentials, no proxy, no unpacking, no redirects of their own.
 */
final class GuardedClients {
  private static final int MAX_LINE = 16_384;
  private static final int MAX_HEADERS = 200;
  private static final String USER_AGENT = "Framelog (image import)";

  private final FetchSettings settings;
  private final AddressGuard guard;
  private final DnsResolver names;
  private final TlsSocketStrategy tls;
  private final Http1Config limits =
      Http1Config.custom().setMaxLineLength(MAX_LINE).setMaxHeaderCount(MAX_HEADERS).build();

  GuardedClients(FetchSettings settings, DnsResolver names, TlsSocketStrategy tls) {
    this.settings = settings;
    this.guard = new AddressGuard(settings.allow());
    this.names = names;
    this.tls = tls;
  }

  /** Asks for a URL and reads the head of the answer. */
  Exchange open(FetchUrl url, Deadline deadline) throws IOException {
    GuardedSockets sockets = new GuardedSockets(guard);
    return Exchange.open(url, client(sockets), sockets, deadline);
  }

  private CloseableHttpClient client(GuardedSockets sockets) {
    Timeout silence = Timeout.of(settings.silence());
    var connections =
        new BasicHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                sockets,
                DefaultSchemePortResolver.INSTANCE,
                names,
                RegistryBuilder.<TlsSocketStrategy>create()
                    .register(URIScheme.HTTPS.id, tls)
                    .build()),
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build());
    connections.setConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(settings.connectTimeout()))
            .setSocketTimeout(silence)
            .build());
    connections.setSocketConfig(
        SocketConfig.custom()
            .setSoTimeout(silence)
            .setSoLinger(TimeValue.of(0, TimeUnit.SECONDS))
            .build());
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(silence)
                .setRedirectsEnabled(false)
                .setHardCancellationEnabled(true)
                .build())
        .setUserAgent(USER_AGENT)
        .setDefaultHeaders(
            List.of(
                new BasicHeader(HttpHeaders.ACCEPT, "image/*,*/*;q=0.5"),
                new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "identity")))
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }
}
