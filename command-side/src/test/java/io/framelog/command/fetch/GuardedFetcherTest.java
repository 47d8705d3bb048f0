package io.framelog.command.fetch;

import static io.framelog.command.fetch.ScriptedServer.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fetcher against real servers that misbehave; 127.0.0.1 is allowed, 127.0.0.2 is not. */
class GuardedFetcherTest {
  private static final int CAP = 1 << 20;
  private static final Names NAMES =
      new Names(
          host ->
              switch (host) {
                case "inside.test" -> "127.0.0.2";
                case "nowhere.test" -> null;
                default -> host.endsWith(".test") ? "127.0.0.1" : host;
              });
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private ScriptedServer allowed;
  private ScriptedServer forbidden;
  private GuardedFetcher fetcher;

  @BeforeEach
  void start() throws IOException {
    allowed = new ScriptedServer("127.0.0.1", 0, ServerSocketFactory.getDefault());
    forbidden = new ScriptedServer("127.0.0.2", allowed.port(), ServerSocketFactory.getDefault());
    forbidden.on("/secret", (out, n) -> say(out, OK + "Content-Length: 6\r\n\r\nsecret"));
    fetcher = fetcher(NAMES, SSLContext::getDefault);
  }

  @AfterEach
  void stop() throws Exception {
    fetcher.close();
    allowed.close();
    forbidden.close();
  }

  @Test
  void givesWhatTheServerSends() throws Exception {
    allowed.on("/a.jpg", (out, n) -> say(out, OK + "Content-Length: 5\r\n\r\nhello"));
    assertThat(fetch("http://pictures.test:%d/a.jpg")).isEqualTo("hello");
  }

  @Test
  void followsRedirectsAlsoRelativeOnes() throws Exception {
    allowed.on("/one", (out, n) -> redirect(out, "two?x=1"));
    allowed.on("/two?x=1", (out, n) -> redirect(out, "//pictures.test:" + allowed.port() + "/3"));
    allowed.on("/3", (out, n) -> say(out, OK + "\r\nthere"));
    assertThat(fetch("http://pictures.test:%d/one")).isEqualTo("there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:%d/secret",
        "http://0x7f.0.0.2:%d/secret",
        "http://2130706434:%d/secret",
        "http://[::ffff:127.0.0.2]:%d/secret",
        "http://inside.test:%d/secret"
      })
  void anAddressInsideIsNeverAsked(String url) {
    assertThat(refusal(url))
        .isIn(ErrorCode.ADDRESS_FORBIDDEN, ErrorCode.HOST_UNKNOWN, ErrorCode.URL_INVALID);
    assertThat(forbidden.asked()).isEmpty();
  }

  @Test
  void aRedirectFromAnAllowedHostToTheInsideIsRefused() {
    allowed.on("/a", (out, n) -> redirect(out, "http://127.0.0.2:%d/secret"));
    assertThat(refusal("http://pictures.test:%d/a")).isEqualTo(ErrorCode.ADDRESS_FORBIDDEN);
    assertThat(forbidden.asked()).isEmpty();
  }

  @Test
  void aNameThatChangesItsAddressBetweenHopsOrAttemptsIsRefused() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    DnsResolver rebinding =
        new Names(host -> lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2");
    try (GuardedFetcher lured = fetcher(rebinding, SSLContext::getDefault)) {
      allowed.on("/a", (out, n) -> redirect(out, "/secret"));
      assertThat(refusal(lured, "http://rebinding.test:%d/a"))
          .isEqualTo(ErrorCode.ADDRESS_FORBIDDEN);
    }
    lookups.set(0);
    try (GuardedFetcher lured = fetcher(rebinding, SSLContext::getDefault)) {
      allowed.on("/secret", (out, n) -> say(out, "HTTP/1.1 503 Busy\r\n\r\n"));
      assertThat(refusal(lured, "http://rebinding.test:%d/secret"))
          .isEqualTo(ErrorCode.ADDRESS_FORBIDDEN);
    }
    assertThat(forbidden.asked()).isEmpty();
  }

  @Test
  void aRingOfRedirectsEnds() {
    allowed.on("/ring", (out, n) -> redirect(out, "/ring"));
    assertThat(refusal("http://pictures.test:%d/ring")).isEqualTo(ErrorCode.TOO_MANY_REDIRECTS);
    assertThat(allowed.asked()).hasSize(6);
  }

  @Test
  void aRedirectToAnotherSchemeOrPortOrWithCredentialsIsRefused() {
    allowed.on("/file", (out, n) -> redirect(out, "file:///etc/passwd"));
    allowed.on("/port", (out, n) -> redirect(out, "http://pictures.test:22/"));
    allowed.on("/user", (out, n) -> redirect(out, "http://u:p@pictures.test:%d/"));
    assertThat(refusal("http://pictures.test:%d/file")).isEqualTo(ErrorCode.URL_INVALID);
    assertThat(refusal("http://pictures.test:%d/port")).isEqualTo(ErrorCode.URL_PORT_FORBIDDEN);
    assertThat(refusal("http://pictures.test:%d/user")).isEqualTo(ErrorCode.URL_WITH_CREDENTIALS);
  }

  @Test
  void anEndlessBodyIsReadNoFurtherThanItsReaderWants() throws Exception {
    byte[] block = new byte[1 << 16];
    allowed.on(
        "/endless",
        (out, n) -> {
          say(out, OK + "Content-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n");
          while (true) {
            say(out, Integer.toHexString(block.length) + "\r\n");
            out.write(block);
            say(out, "\r\n");
          }
        });
    assertThat(fetch("http://pictures.test:%d/endless")).hasSize(CAP);
  }

  @Test
  void aBodyShorterThanAnnouncedIsAFailureNotAPicture() {
    allowed.on("/short", (out, n) -> say(out, OK + "Content-Length: 100\r\n\r\nshort"));
    assertThat(refusal("http://pictures.test:%d/short")).isEqualTo(ErrorCode.FETCH_FAILED);
    assertThat(allowed.asked()).hasSize(2); // it might have been an accident
  }

  @Test
  void bytesBeyondTheAnnouncedLengthAreNotRead() throws Exception {
    allowed.on("/long", (out, n) -> say(out, OK + "Content-Length: 3\r\n\r\nabcdef"));
    assertThat(fetch("http://pictures.test:%d/long")).isEqualTo("abc");
  }

  @Test
  void aServerThatDripsIsCutOffWhenTheTimeIsUp() {
    allowed.on(
        "/drip",
        (out, n) -> {
          say(out, OK + "Content-Length: 100000\r\n\r\n");
          drip(out, "x");
        });
    allowed.on("/drip-head", (out, n) -> drip(out, "H"));
    for (String path : List.of("/drip", "/drip-head")) {
      long begin = System.nanoTime();
      assertThat(refusal("http://pictures.test:%d" + path)).isEqualTo(ErrorCode.FETCH_TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void aSilentServerIsAskedAgainAndThenGivenUp() {
    allowed.on("/silent", (out, n) -> Thread.sleep(10_000));
    assertThat(refusal("http://pictures.test:%d/silent")).isEqualTo(ErrorCode.FETCH_TIMEOUT);
    assertThat(allowed.asked()).hasSize(2);
  }

  @Test
  void nothingIsEverUnpacked() throws IOException {
    byte[] bomb = gzip(new byte[10 * CAP]);
    allowed.on(
        "/bomb",
        (out, n) -> {
          say(out, OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
          out.write(bomb);
        });
    assertThat(refusal("http://pictures.test:%d/bomb")).isEqualTo(ErrorCode.CONTENT_ENCODED);
  }

  @Test
  void aServerThatIsBusyIsAskedAgainOneThatRefusesIsNot() throws Exception {
    allowed.on("/busy", (out, n) -> say(out, n < 2 ? "HTTP/1.1 503 B\r\n\r\n" : OK + "\r\nnow"));
    assertThat(fetch("http://pictures.test:%d/busy")).isEqualTo("now");
    assertThat(refusal("http://pictures.test:%d/nothing")).isEqualTo(ErrorCode.SOURCE_STATUS);
    assertThat(allowed.asked()).containsExactly("/busy", "/busy", "/nothing");
  }

  @Test
  void whoAsksToBeLeftAloneForLongIsNotAskedAgain() {
    allowed.on("/later", (out, n) -> say(out, "HTTP/1.1 429 No\r\nRetry-After: 900\r\n\r\n"));
    assertThat(refusal("http://pictures.test:%d/later")).isEqualTo(ErrorCode.SOURCE_STATUS);
    assertThat(allowed.asked()).hasSize(1);
  }

  @Test
  void anEndlessHeaderIsRefused() {
    allowed.on(
        "/header",
        (out, n) -> {
          say(out, OK + "X-Long: ");
          while (true) {
            say(out, "x".repeat(1 << 14));
          }
        });
    assertThat(refusal("http://pictures.test:%d/header")).isEqualTo(ErrorCode.FETCH_FAILED);
  }

  @Test
  void theCertificateMustBeForTheHost() throws Exception {
    SSLContext identity = TestIdentity.of("pictures.test");
    try (ScriptedServer secure =
            new ScriptedServer("127.0.0.1", 0, identity.getServerSocketFactory());
        GuardedFetcher trusting = fetcher(secure.port(), () -> identity)) {
      secure.on("/a", (out, n) -> say(out, OK + "Content-Length: 6\r\n\r\nsecure"));
      secure.on(
          "/down",
          (out, n) -> redirect(out, "http://pictures.test:" + allowed.port() + "/downgraded"));
      String at = ":" + secure.port();
      assertThat(trusting.fetch("https://pictures.test" + at + "/a", GuardedFetcherTest::text))
          .isEqualTo("secure");
      assertThat(refusal(trusting, "https://other.test" + at + "/a"))
          .isEqualTo(ErrorCode.TLS_FAILED);
      assertThat(refusal(fetcher, "https://pictures.test" + at + "/a"))
          .isEqualTo(ErrorCode.URL_PORT_FORBIDDEN);
      assertThat(refusal(trusting, "https://pictures.test" + at + "/down"))
          .isEqualTo(ErrorCode.REDIRECT_DOWNGRADE);
      assertThat(allowed.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://pictures.test/a",
        "file:///etc/passwd",
        "jar:http://pictures.test/a!/b",
        "//pictures.test/a",
        "http:///a",
        "http://a b/",
        "http://under_score:80:80/",
        "nothing",
        ""
      })
  void whatIsNoWebAddressIsRefusedAtOnce(String url) {
    assertThat(catchThrowableOfType(RejectedException.class, () -> fetcher.check(url)))
        .extracting(e -> e.rejection().code())
        .isEqualTo(ErrorCode.URL_INVALID);
  }

  @Test
  void aHostWithoutAddressIsSaid() {
    assertThat(refusal("http://nowhere.test:%d/")).isEqualTo(ErrorCode.HOST_UNKNOWN);
  }

  private String fetch(String url) throws InterruptedException {
    return fetcher.fetch(url.formatted(allowed.port()), GuardedFetcherTest::text);
  }

  private ErrorCode refusal(String url) {
    return refusal(fetcher, url);
  }

  private ErrorCode refusal(GuardedFetcher by, String url) {
    RejectedException refusal =
        catchThrowableOfType(
            RejectedException.class,
            () -> by.fetch(url.formatted(allowed.port()), GuardedFetcherTest::text));
    assertThat(refusal).as(url).isNotNull();
    return refusal.rejection().code();
  }

  private static String text(InputStream content) {
    try {
      return new String(content.readNBytes(CAP), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void redirect(OutputStream out, String to) throws IOException {
    String location = to.contains("%d") ? to.formatted(allowed.port()) : to;
    say(out, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
    while (true) {
      say(out, text);
      Thread.sleep(100);
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** The name server of these tests: an address for each host, or null for none. */
  private record Names(UnaryOperator<String> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      String address = addresses.apply(host);
      if (address == null) {
        throw new UnknownHostException(host);
      }
      return InetAddress.getAllByName(address);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private interface Trust {
    SSLContext context() throws Exception;
  }

  private GuardedFetcher fetcher(DnsResolver names, Trust trust) {
    return fetcher(names, trust, allowed.port());
  }

  private GuardedFetcher fetcher(int port, Trust trust) {
    return fetcher(NAMES, trust, port, allowed.port());
  }

  private static GuardedFetcher fetcher(DnsResolver names, Trust trust, Integer... ports) {
    FetchSettings settings =
        new FetchSettings(
            List.of("127.0.0.1/32"),
            Set.of(ports),
            Duration.ofSeconds(1),
            Duration.ofMillis(800),
            Duration.ofSeconds(3),
            2);
    try {
      return new GuardedFetcher(
          settings,
          new GuardedClients(settings, names, new DefaultClientTlsStrategy(trust.context())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
