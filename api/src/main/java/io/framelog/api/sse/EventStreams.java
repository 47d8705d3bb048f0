package io.framelog.api.sse;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * All streams of server-sent events of this node. Each has a virtual thread, and a limited number
 * may be open, of one caller and in all. When the node stops they end first and at once.
 */
@Component
public class EventStreams implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private final StreamSettings settings;
  private final Map<StreamKind, StreamMeters> meters = new EnumMap<>(StreamKind.class);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Of each subject, how many; guarded by itself. */
  private final Map<String, Integer> open = new HashMap<>();

  private int openInAll;
  private volatile boolean running;

  EventStreams(StreamSettings settings, ObjectProvider<MeterRegistry> registry) {
    this.settings = settings;
    MeterRegistry known = registry.getIfAvailable(SimpleMeterRegistry::new);
    for (StreamKind kind : StreamKind.values()) {
      meters.put(kind, new StreamMeters(kind, known));
    }
  }

  /**
   * Answers the request with a stream and returns at once; the session goes on without it.
   *
   * @param subject who asks
   * @throws RejectedException {@code too-many-streams} or {@code too-many-streams-of-caller}
   */
  public void open(
      StreamKind kind,
      String subject,
      HttpServletRequest request,
      HttpServletResponse response,
      Session session)
      throws IOException {
    try {
      admit(subject);
    } catch (RejectedException e) {
      session.ended();
      throw e;
    }
    StreamMeters counted = Objects.requireNonNull(meters.get(kind));
    counted.opened();
    Runnable release =
        () -> {
          session.ended();
          counted.closed();
          leave(subject);
        };
    try {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      if (HttpMethod.HEAD.matches(request.getMethod())) {
        release.run();
        return;
      }
      begin(request, response, session, counted, release);
    } catch (RuntimeException | IOException e) {
      release.run();
      throw e;
    }
  }

  private void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      Session session,
      StreamMeters counted,
      Runnable release)
      throws IOException {
    ClientWriter writer = new ClientWriter(response.getOutputStream(), settings.writeTimeout());
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    async.addListener(writer);
    response.getOutputStream().setWriteListener(writer);
    Thread.ofVirtual()
        .name("event-stream")
        .start(
            () -> {
              threads.add(Thread.currentThread());
              try {
                run(session, writer, counted);
              } finally {
                threads.remove(Thread.currentThread());
                complete(async, writer);
                release.run();
              }
            });
  }

  private void run(Session session, ClientWriter writer, StreamMeters counted) {
    try {
      writer.awaitStart();
      if (running) {
        session.run(new EventStream(writer, counted, settings.heartbeat()));
      }
    } catch (ClientGone e) {
      if (e.stalled) {
        counted.dropped();
      }
    } catch (IOException e) {
      LOG.debug("A client that watched has gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the node is stopping
    } catch (RuntimeException e) {
      if (running && !writer.isGone()) {
        LOG.warn("A stream broke off; its client comes back with its last id", e);
      }
    }
  }

  private static void complete(AsyncContext async, ClientWriter writer) {
    if (!writer.isGone()) {
      try {
        async.complete();
      } catch (IllegalStateException e) {
        LOG.debug("The container has ended the stream before us", e);
      }
    }
  }

  private void admit(String subject) {
    synchronized (open) {
      if (!running || openInAll >= settings.mostPerNode()) {
        throw new RejectedException(
            ErrorCode.TOO_MANY_STREAMS,
            "%,d clients are watching here already".formatted(openInAll));
      }
      int own = open.getOrDefault(subject, 0);
      if (own >= settings.mostPerSubject()) {
        throw new RejectedException(
            ErrorCode.TOO_MANY_STREAMS_OF_CALLER,
            "You have %d streams open here already".formatted(own));
      }
      open.put(subject, own + 1);
      openInAll++;
    }
  }

  private void leave(String subject) {
    synchronized (open) {
      open.computeIfPresent(subject, (name, own) -> own == 1 ? null : own - 1);
      openInAll--;
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops before the web server does, which waits for what is open. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
