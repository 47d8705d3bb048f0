package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.Origin;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditTags;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A hundred people at one image at once, over the real log. */
@CommandSideTest
class ConcurrentEditsTest {
  private static final int PEOPLE = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired CommandGateway gateway;
  @Autowired LogReader log;
  private Sender sender;

  @BeforeEach
  void gateway() {
    sender = new Sender(gateway);
  }

  /** What a writer knows of the image. */
  private record Seen(long version, String caption) {}

  @Test
  void whoeverIsStaleLearnsWhatHasChangedMergesAndLosesNothing() throws Exception {
    String id = sender.send(Registrations.of("everybody's caption")).aggregateId();

    List<Integer> attempts = everybody(person -> appendToCaption(id, person, new Seen(1, "")));

    List<String> captions =
        log.read(LogQuery.aggregate(id, 0, 1_000)).stream()
            .filter(event -> event.type().equals("CaptionChanged"))
            .map(ConcurrentEditsTest::caption)
            .toList();
    assertThat(captions).hasSize(PEOPLE);
    // Each caption is the one before it and one word more: nobody wrote over anybody.
    String before = "";
    for (String caption : captions) {
      assertThat(caption).startsWith(before);
      assertThat(caption.substring(before.length()).strip()).matches("w[0-9]+");
      before = caption;
    }
    assertThat(before.strip().split(" "))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, PEOPLE).mapToObj(person -> "w" + person).toList());
    assertThat(attempts).as("some were stale").anyMatch(count -> count > 1);
  }

  @Test
  void editsThatCommuteGoThroughWithoutAVersion() throws Exception {
    String id = sender.send(Registrations.of("everybody's tags")).aggregateId();

    List<CommandOutcome> outcomes =
        everybody(
            person -> sender.send(new EditTags(id, List.of("tag" + person), List.of(), null)));

    assertThat(outcomes).allMatch(CommandOutcome::changed);
    assertThat(outcomes)
        .extracting(CommandOutcome::version)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(2, PEOPLE + 1).mapToObj(Long::valueOf).toList());
    List<String> all = IntStream.range(0, PEOPLE).mapToObj(person -> "tag" + person).toList();
    assertThat(sender.send(new EditTags(id, all, List.of(), 1L + PEOPLE)).changed()).isFalse();
  }

  /** How often the person had to send the command until it went through. */
  private int appendToCaption(String id, int person, Seen first) {
    Seen seen = first;
    for (int attempt = 1; ; attempt++) {
      String merged = (seen.caption() + " w" + person).strip();
      try {
        sender.send(new ChangeCaption(id, merged, Origin.HUMAN, seen.version()));
        return attempt;
      } catch (CommandRejected stale) {
        seen = merged(id, seen, stale.<Rejection>getDetails().orElseThrow());
      }
    }
  }

  /** Reads the changes since as the HTTP side does, and takes the newest caption from them. */
  private Seen merged(String id, Seen seen, Rejection stale) {
    assertThat(stale.code()).isEqualTo(ErrorCode.STALE_VERSION);
    long current = (Long) stale.properties().get("currentVersion");
    long sequence = (Long) stale.properties().get("sequence");
    List<LoggedEvent> changes =
        log.readBack(id, sequence, Math.toIntExact(current - seen.version()));
    assertThat(changes).hasSize(Math.toIntExact(current - seen.version()));
    return new Seen(current, caption(changes.getFirst()));
  }

  private static String caption(LoggedEvent event) {
    return JSON.readTree(event.payload()).path("text").asString();
  }

  private interface Act<T> {
    T by(int person);
  }

  private static <T> List<T> everybody(Act<T> act) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> acts =
          IntStream.range(0, PEOPLE).<Callable<T>>mapToObj(person -> () -> act.by(person)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(acts)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
