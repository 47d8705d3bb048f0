package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.api.EventSource.Event;
import io.framelog.api.sse.EventStreams;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.FindSelectionChanges;
import io.framelog.image.queries.SelectionChange;
import io.framelog.image.queries.SelectionChange.Kind;
import io.framelog.image.queries.SelectionChanges;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

class LiveStreamsTest extends ApiSliceTest {
  private static final String SSE = "text/event-stream";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A hundred of these are more than the sockets hold, and less than the window does. */
  private static final String LARGE = "{\"text\":\"" + "x".repeat(64_000) + "\"}";

  @Autowired EventStreams streams;
  @Autowired MeterRegistry meters;
  @Autowired ApplicationContext context;

  @AfterEach
  void everyStreamIsCountedOut() {
    streams.stop();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(meters.get("framelog.streams.open").gauges())
                    .allMatch(gauge -> gauge.value() == 0));
    streams.start();
  }

  private void append(int count) {
    IntStream.range(0, count).forEach(i -> log.append("TagsEdited", IMAGE, "ann", "{}"));
  }

  private static List<Long> ids(List<Event> events) {
    return events.stream()
        .map(event -> Long.parseLong(Objects.requireNonNull(event.id())))
        .toList();
  }

  @Test
  void whatIsAppendedIsToldAtOnceInTheFormOfThePage() throws IOException {
    append(3);
    try (EventSource source = EventSource.open(ann(), "/v1/events")) {
      source.awaitPassed(3);

      log.append("TagsEdited", IMAGE, "bob", "{\"added\": [\n\"as written\" ]}");
      Event event = source.next(1).getFirst();

      assertThat(event.type()).isEqualTo("TagsEdited");
      assertThat(event.id()).isEqualTo("4");
      assertThat(event.data()).isEqualTo(ann().get("/v1/events?after=3").json().at("/events/0"));
      append(2);
      assertThat(ids(source.next(2))).containsExactly(5L, 6L);
    }
  }

  @Test
  void aClientThatComesBackGetsWhatItMissedAndThenWhatIsNew() throws IOException {
    append(2_500);
    try (EventSource source =
        EventSource.open(ann(), "/v1/events?after=2490", "Last-Event-ID", "700")) {
      List<Event> missed = source.next(1_800);
      append(3);

      assertThat(ids(missed)).isEqualTo(LongStream.rangeClosed(701, 2_500).boxed().toList());
      assertThat(missed.getFirst().data().path("version").asLong()).isEqualTo(701);
      assertThat(ids(source.next(3))).containsExactly(2_501L, 2_502L, 2_503L);
    }
  }

  @Test
  void whatIsErasedIsNotToldAnyMoreThoughSomebodyHasJustBeenTold() throws IOException {
    try (EventSource first = EventSource.open(ann(), "/v1/events")) {
      first.awaitPassed(0);
      log.append("TagsEdited", IMAGE, "ann", "{\"added\": [\"private\"]}");
      assertThat(first.next(1).getFirst().data().toString()).contains("private");

      log.redact(1);
      log.append("ImageErased", IMAGE, "ann", "{}");

      assertThat(ids(first.next(1))).containsExactly(2L);
      try (EventSource second = EventSource.open(ann(), "/v1/events?after=0")) {
        assertThat(second.next(2).toString()).doesNotContain("private");
      }
    }
  }

  @Test
  void aFilteredStreamLetsTheClientKnowHowFarItIs() throws IOException {
    append(1_200);
    log.append("TagsEdited", OTHER_IMAGE, "bob", "{}");
    append(700);
    String path = "/v1/events?type=TagsEdited&actor=bob&after=1&imageId=" + OTHER_IMAGE;
    try (EventSource source = EventSource.open(ann(), path)) {
      assertThat(ids(source.next(1))).containsExactly(1_201L);

      append(40);
      log.append("TagsEdited", OTHER_IMAGE, "ann", "{}");
      source.awaitPassed(1_942);
      log.append("TagsEdited", OTHER_IMAGE, "bob", "{}");
      assertThat(ids(source.next(1))).containsExactly(1_943L);
    }
  }

  @Test
  void aClientThatStopsReadingIsCutOffOthersAreNotDelayedAndNothingIsLost() throws IOException {
    double dropped = dropped();
    List<Long> received = new ArrayList<>();
    try (EventSource slow = EventSource.open(ann(), "/v1/events");
        EventSource other = EventSource.open(ann(), "/v1/events")) {
      slow.awaitPassed(0);
      other.awaitPassed(0);
      for (int i = 1; i <= 400; i++) {
        log.append("TagsEdited", IMAGE, "ann", LARGE);
        assertThat(other.next(1).getFirst().id()).isEqualTo(Integer.toString(i));
      }
      await().atMost(PATIENCE).until(() -> dropped() > dropped);

      received.addAll(untilCutOff(slow));
      assertThat(received).hasSizeLessThan(400);
    }
    String last = Long.toString(received.getLast());
    try (EventSource again = EventSource.resumed(ann(), "/v1/events", last)) {
      received.addAll(ids(again.next(400 - received.size())));
    }

    assertThat(received).isEqualTo(LongStream.rangeClosed(1, 400).boxed().toList());
  }

  @Test
  void aClientThatFallsTooFarBehindIsToldSo() throws IOException {
    try (EventSource slow = EventSource.open(ann(), "/v1/events");
        EventSource other = EventSource.open(ann(), "/v1/events")) {
      slow.awaitPassed(0);
      other.awaitPassed(0);
      append(1);
      long read = slow.next(1).size();
      for (int i = 0; i < 5; i++) {
        IntStream.range(0, 100).forEach(each -> log.append("TagsEdited", IMAGE, "ann", LARGE));
        other.next(i == 0 ? 101 : 100);
        // Slow, but not so that it is taken for one that does not read at all.
        assertThat(slow.next(1).getFirst().id()).isEqualTo(Long.toString(++read));
      }

      Event last = slow.next();
      while (last != null && last.type().equals("TagsEdited")) {
        assertThat(last.id()).isEqualTo(Long.toString(++read));
        last = slow.next();
      }

      Event end = Objects.requireNonNull(last);
      assertThat(end.type()).isEqualTo("dropped");
      assertThat(end.data().path("position").asLong()).isEqualTo(read).isPositive();
      assertThat(slow.next()).isNull();
    }
  }

  private static List<Long> untilCutOff(EventSource source) {
    List<Event> events = new ArrayList<>();
    try {
      for (Event event = source.next(); event != null; event = source.next()) {
        events.add(event);
      }
    } catch (SocketException e) {
      // Cut off in the middle of an event, which does not count.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ids(events).stream().filter(id -> id > 0).distinct().toList();
  }

  private double dropped() {
    return meters.get("framelog.streams.dropped").tag("kind", "log").counter().count();
  }

  @Test
  void whenTheNodeStopsStreamsEndAtOnceAlsoThoseThatNobodyReads() throws IOException {
    try (EventSource idle = EventSource.open(ann(), "/v1/events");
        EventSource stuck = EventSource.open(ann(), "/v1/events")) {
      idle.awaitPassed(0);
      stuck.awaitPassed(0);
      IntStream.range(0, 150).forEach(i -> log.append("TagsEdited", IMAGE, "ann", LARGE));
      idle.next(150);

      long began = System.nanoTime();
      streams.stop();
      assertThat(idle.next()).isNull();

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      await()
          .atMost(Duration.ofSeconds(1))
          .until(() -> meters.get("framelog.streams.open").tag("kind", "log").gauge().value() == 0);
      assertThat(ann().get("/v1/events", "Accept", SSE).code()).isEqualTo("too-many-streams");
      assertThat(streams.getPhase())
          .isGreaterThan(
              context.getBean("webServerGracefulShutdown", SmartLifecycle.class).getPhase());
    } finally {
      streams.start();
    }
  }

  @Test
  void oneCallerHasOnlySoManyStreams() throws IOException {
    try (EventSource one = EventSource.open(ann(), "/v1/events");
        EventSource two = EventSource.open(ann(), "/v1/events")) {
      one.awaitPassed(0);
      two.awaitPassed(0);
      try (EventSource three = EventSource.open(ann(), "/v1/events")) {
        three.awaitPassed(0);
        Http.Response refused = ann().get("/v1/events", "Accept", SSE);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-streams-of-caller");
        assertThatRefusedSelectionsAreNotWatched();
        try (EventSource anothers = EventSource.open(as("bob", Http.ALL_SCOPES), "/v1/events")) {
          anothers.awaitPassed(0);
        }
      }
    }
  }

  private void assertThatRefusedSelectionsAreNotWatched() throws IOException {
    sides.onQuery(FindSelectionChanges.class, this::changesOf);
    for (String tag : List.of("a", "b", "c")) {
      assertThat(refusal("/v1/images/changes?filter=tag:" + tag))
          .isEqualTo("too-many-streams-of-caller");
    }
    Http bob = as("bob", Http.ALL_SCOPES);
    try (EventSource one = EventSource.open(bob, "/v1/images/changes?filter=tag:d")) {
      one.awaitPassed(0);
    }
  }

  @Test
  void whereToBeginIsChecked() {
    append(5);

    assertThat(refusal("/v1/events", "Last-Event-ID", "x")).isEqualTo("last-event-id-invalid");
    assertThat(refusal("/v1/events", "Last-Event-ID", "6")).isEqualTo("position-beyond-head");
    assertThat(refusal("/v1/events?after=6")).isEqualTo("position-beyond-head");
    assertThat(refusal("/v1/events?after=-1")).isEqualTo("validation-failed");
    assertThat(refusal("/v1/events?limit=5")).isEqualTo("validation-failed");
    assertThat(refusal("/v1/events?imageId=x")).isEqualTo("image-not-found");
  }

  private String refusal(String path, String... headers) {
    List<String> all = new ArrayList<>(List.of("Accept", SSE));
    all.addAll(List.of(headers));
    return ann().get(path, all.toArray(String[]::new)).code();
  }

  private SelectionChanges changesOf(FindSelectionChanges query) {
    long head = log.head().position();
    return new SelectionChanges(
        LongStream.rangeClosed(query.after() + 1, head)
            .filter(position -> position % 2 == 0)
            .mapToObj(
                position ->
                    new SelectionChange(
                        position, Kind.ENTERED, IMAGE, position, "TagsEdited", "ann"))
            .toList(),
        head);
  }

  @Test
  void aSelectionIsWatched() throws IOException {
    sides.onQuery(FindSelectionChanges.class, this::changesOf);
    append(2);
    String path = "/v1/images/changes?filter=tag:car";
    try (EventSource source = EventSource.open(ann(), path + "&after=0");
        EventSource same = EventSource.open(ann(), path.replace("tag:", "TAG=") + "&after=2")) {
      Event first = source.next(1).getFirst();
      append(3);

      assertThat(first.type()).isEqualTo("entered");
      assertThat(first.id()).isEqualTo("2");
      assertThat(first.data().toString())
          .isEqualTo(
              ("{\"position\":2,\"change\":\"entered\",\"imageId\":\"%1$s\",\"version\":2,"
                      + "\"type\":\"TagsEdited\",\"actor\":\"ann\","
                      + "\"url\":\"/v1/images/%1$s?asOf=2\"}")
                  .formatted(IMAGE));
      assertThat(ids(source.next(1))).containsExactly(4L);
      assertThat(ids(same.next(1))).containsExactly(4L);
      source.awaitPassed(5);
    }
  }

  @Test
  void changesOfASelectionAreAlsoPages() {
    sides.onQuery(FindSelectionChanges.class, this::changesOf);
    append(4);

    Http.Response page = ann().get("/v1/images/changes?filter=tag:car&after=1&limit=7");

    assertThat(page.json().path("position").asLong()).isEqualTo(4);
    assertThat(page.json().at("/changes/1/position").asLong()).isEqualTo(4);
    assertThat(sides.queries()).containsExactly(new FindSelectionChanges("tag:car", 1, 7));
    assertThat(ann().get("/v1/images/changes").json().toString())
        .isEqualTo("{\"changes\":[],\"position\":4}");
  }

  @Test
  void aSelectionThatCannotBeWatchedIsAnOrdinaryError() {
    sides.onQuery(
        FindSelectionChanges.class,
        query -> {
          throw new QueryRejected(ErrorCode.SELECTION_INVALID, "no");
        });
    assertThat(refusal("/v1/images/changes?filter=tag:")).isEqualTo("selection-invalid");
  }

  @Test
  void onlySoManyDifferentSelectionsAreWatched() throws IOException {
    sides.onQuery(FindSelectionChanges.class, this::changesOf);
    try (EventSource one = EventSource.open(ann(), "/v1/images/changes?filter=tag:a");
        EventSource two = EventSource.open(ann(), "/v1/images/changes?filter=tag:b")) {
      one.awaitPassed(0);
      two.awaitPassed(0);

      assertThat(refusal("/v1/images/changes?filter=tag:c"))
          .isEqualTo("too-many-watched-selections");
      try (EventSource same = EventSource.open(ann(), "/v1/images/changes?filter=tag:b")) {
        same.awaitPassed(0);
      }
    }
  }
}
