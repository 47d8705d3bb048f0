package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.api.EventSource.Event;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.log.EventTypes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Following the log and a selection, over HTTP, on the whole system. */
class LiveEndToEndTest extends WholeSystemTest {
  @Test
  void theLogIsToldAsItGrows() throws IOException {
    try (EventSource source = EventSource.open(ann, "/v1/events?type=CaptionChanged&actor=ann")) {
      source.awaitPassed(0);
      String id = newImage(null);
      JsonNode first = ok(ann.put("/v1/images/" + id + "/caption", "{\"text\": \"one\"}"));
      ok(bob.put("/v1/images/" + id + "/caption", "{\"text\": \"not ann's\"}"));
      ok(ann.put("/v1/images/" + id + "/caption", "{\"text\": \"three\"}"));

      List<Event> told = source.next(2);

      assertThat(told.getFirst().id()).isEqualTo(first.path("position").asString());
      assertThat(told).extracting(Event::data).isEqualTo(pageOf(id));
    }
  }

  private List<JsonNode> pageOf(String id) {
    return ok(ann.get("/v1/events?type=CaptionChanged&actor=ann&imageId=" + id))
        .path("events")
        .valueStream()
        .toList();
  }

  /** The oracle asks for the whole selection as of every position. */
  @Test
  void whoeverComesBackAgainAndAgainIsToldEveryChangeOfASelectionOnceAndInOrder()
      throws IOException {
    Random random = new Random(7);
    String tag = "live" + Long.toHexString(random.nextLong());
    List<String> images =
        IntStream.range(0, 4).mapToObj(i -> newImage("{\"tags\": [\"" + tag + "\"]}")).toList();
    String filter = "tag:" + tag + " AND NOT metadata.live=3";
    long start = head();
    CompletableFuture<Long> edited =
        CompletableFuture.supplyAsync(() -> editAtRandom(images, tag, new Random(8)));

    List<Event> told = new ArrayList<>();
    String lastId = Long.toString(start);
    while (!edited.isDone() || Long.parseLong(lastId) < edited.join()) {
      try (EventSource source = EventSource.resumed(ann, changesOf(filter), lastId)) {
        long head = head();
        long passed = Long.parseLong(lastId);
        told.addAll(source.until(Math.min(head, passed + random.nextInt(12))));
        lastId = Objects.requireNonNullElse(source.lastId(), lastId);
      }
    }

    assertThat(told)
        .extracting(LiveEndToEndTest::form)
        .isEqualTo(naive(filter, start, Long.parseLong(lastId)));
    assertThat(told).extracting(Event::type).contains("entered", "left", "changed");
  }

  private static String changesOf(String filter) {
    return "/v1/images/changes?filter=" + encoded(filter);
  }

  private static String encoded(String filter) {
    return URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private static String form(Event event) {
    return "%s %s %s".formatted(event.id(), event.type(), event.data().path("imageId").asString());
  }

  /** The position of the last edit. */
  private long editAtRandom(List<String> images, String tag, Random random) {
    long last = 0;
    for (int i = 0; i < 60; i++) {
      String path = "/v1/images/" + images.get(random.nextInt(images.size()));
      Http.Response edited =
          switch (random.nextInt(7)) {
            case 0 -> ann.delete(path);
            case 1 -> ann.post(path + ":restore", "");
            case 2 -> ann.patch(path + "/metadata", "{\"live\": %d}".formatted(random.nextInt(5)));
            case 3, 4 -> ann.patch(path + "/tags", "{\"remove\": [\"%s\"]}".formatted(tag));
            default -> ann.patch(path + "/tags", "{\"add\": [\"%s\", \"x%d\"]}".formatted(tag, i));
          };
      if (edited.status() == 200) {
        last = edited.json().path("position").asLong();
      }
    }
    return last;
  }

  private List<String> naive(String filter, long start, long end) {
    List<String> expected = new ArrayList<>();
    Set<String> before = selected(filter, start);
    for (JsonNode event : events(start, end)) {
      Set<String> now = selected(filter, event.path("position").asLong());
      String id = event.path("subject").asString();
      String change = change(before.contains(id), now.contains(id), isEdit(event));
      if (!change.isEmpty()) {
        expected.add("%s %s %s".formatted(event.path("position").asString(), change, id));
      }
      before = now;
    }
    return expected;
  }

  private static String change(boolean before, boolean now, boolean edit) {
    if (before != now) {
      return now ? "entered" : "left";
    }
    return now && edit ? "changed" : "";
  }

  private static boolean isEdit(JsonNode event) {
    return EventTypes.named(event.path("type").asString())
        .filter(AnnotationEvent.class::isAssignableFrom)
        .isPresent();
  }

  private List<JsonNode> events(long after, long last) {
    return ok(ann.get("/v1/events?limit=1000&after=" + after))
        .path("events")
        .valueStream()
        .filter(event -> event.path("position").asLong() <= last)
        .toList();
  }

  private Set<String> selected(String filter, long position) {
    return ok(ann.get("/v1/images?filter=%s&asOf=%d".formatted(encoded(filter), position)))
        .path("images")
        .valueStream()
        .map(image -> image.path("id").asString())
        .collect(Collectors.toSet());
  }
}
