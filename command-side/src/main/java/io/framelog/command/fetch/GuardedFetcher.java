package io.framelog.command.fetch;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches within limits. Every hop of every attempt is a new connection whose address is checked
 * when it is made; redirects are followed here, not by the HTTP client, so that each is checked
 * like a URL of its own.
 */
final class GuardedFetcher implements Fetcher, AutoCloseable {
  private static final int MAX_REDIRECTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final FetchSettings settings;
  private final GuardedClients clients;
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fetch-deadlines").factory());

  GuardedFetcher(FetchSettings settings, GuardedClients clients) {
    this.settings = settings;
    this.clients = clients;
  }

  @Override
  public void check(String url) {
    FetchUrl.of(url, settings.ports());
  }

  @Override
  public <T> T fetch(String url, Function<InputStream, T> reading) throws InterruptedException {
    FetchUrl target = FetchUrl.of(url, settings.ports());
    try (Deadline deadline = new Deadline(settings.total(), timers)) {
      for (int attempt = 1; ; attempt++) {
        try {
          return attempt(target, reading, deadline);
        } catch (FetchFailure e) {
          Duration pause = pause(attempt, e.pause());
          if (!e.mayPass() || attempt == settings.attempts() || !deadline.allows(pause)) {
            throw e.rejection();
          }
          Thread.sleep(pause);
        }
      }
    }
  }

  private static Duration pause(int attempt, @Nullable Duration asked) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    return asked == null || asked.compareTo(own) < 0 ? own : asked;
  }

  private <T> T attempt(FetchUrl target, Function<InputStream, T> reading, Deadline deadline) {
    FetchUrl at = target;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      try (Exchange exchange = clients.open(at, deadline)) {
        Optional<String> next = exchange.redirect();
        if (next.isEmpty()) {
          return reading.apply(exchange.body());
        }
        at = at.redirectedTo(next.get(), settings.ports());
      } catch (IOException e) {
        throw FetchFailure.of(e);
      }
    }
    throw new RejectedException(
        ErrorCode.TOO_MANY_REDIRECTS, "More than %d redirects".formatted(MAX_REDIRECTS));
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }
}
