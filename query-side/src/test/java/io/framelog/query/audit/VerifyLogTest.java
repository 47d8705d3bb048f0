package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.SealedTime;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import io.framelog.merkle.MerkleAccumulator;
import io.framelog.query.AuditProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The auditors' program with exports that are hard to read, or none. */
class VerifyLogTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String AGGREGATE = "1b4e28ba-2fa1-511d-883f-0016d3cca427";
  private static final List<String> TEXTS =
      List.of(
          "{}",
          "{ \"n\" : 1e2 }",
          "{\"n\":5e-324,\"n\":9007199254740993}",
          "not JSON",
          "",
          "\t\r\n\b\f\"\\/",
          "\u007f\u0080\u2028\ud83d\ude00",
          "žluťoučký 日本 😀");

  @TempDir Path folder;

  @Test
  void whateverIsInTheMetadataTheirCommitmentIsThatOfTheTextAsItStands() {
    List<SealedEvent> events = new ArrayList<>();
    for (String text : TEXTS) {
      events.add(event(events.size() + 1, text));
    }

    Outcome outcome = verify(raw(events), checkpoint(events));

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("checkpoint of size %d: the".formatted(events.size()));
  }

  @Test
  void aPageOfKeptCheckpointsIsCheckedWholeAndTheLastLineNeedsNoEnd() {
    List<SealedEvent> events = events(20);
    String export = raw(events);
    Path page =
        Export.write(
            folder.resolve("page.json"),
            "{\"checkpoints\":[%s,%s],\"next\":null}"
                .formatted(json(checkpoint(events.subList(0, 7))), json(checkpoint(events))));

    Outcome outcome = Verifier.run("log", write(export.substring(0, export.length() - 1)), page);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("checkpoint of size 7:", "checkpoint of size 20:");
  }

  @Test
  void withoutACheckpointItSaysThatNothingIsShown() {
    Outcome outcome = Verifier.run("log", write(raw(events(3))));

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.output()).contains("no checkpoint was given").contains("verified: size 3");
  }

  @Test
  void checkpointsOfTwoLogsAreAMismatch() {
    List<SealedEvent> events = events(5);
    Checkpoint one = checkpoint(events);
    Checkpoint other = new Checkpoint(5, one.root(), one.time(), "another log", 1);

    Outcome outcome =
        Verifier.run(
            "log",
            write(raw(events)),
            Export.json(folder, "one", one),
            Export.json(folder, "other", other));

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("2 different logs");
  }

  @Test
  void aCheckpointOfAnotherTimeIsAMismatch() {
    List<SealedEvent> events = events(5);
    Checkpoint one = checkpoint(events);

    Outcome outcome =
        verify(
            raw(events),
            new Checkpoint(5, one.root(), "2026-11-22T10:00:05.000001Z", one.logId(), 1));

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("its time is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not json", "{\"position\":1", "{\"position\":1}", "[]", "", "{} {}", "{\"a\" 1}"})
  void aLineThatIsNoEventIsUnreadable(String line) {
    assertThat(unreadable(line)).contains("line 1: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "nonesuch   | 1                          | not an event",
        "position   | 1.0                        | 'position'",
        "position   | -1                         | 'position'",
        "sequence   | \"0\"                      | 'sequence'",
        "metadata   | {}                         | 'metadata'",
        "metadata   | 01                         | not JSON",
        "metadata   | {\"a\":1,\"a\":1}          | twice",
        "payload    | \"\\ud800\"                | surrogate",
        "payload    | \"\\x\"                    | escape",
        "metadataSalt | \"zz\"                   | 'metadataSalt'",
        "time       | \"2026-11-22T10:00:01Z\"   | six fraction digits",
        "salt       | \"zz\"                     | 'salt'",
        "commitment | \"00\"                     | 'commitment'",
        "aggregate  | \"an image\"               | 'aggregate'"
      })
  void anEventWithAMemberThatCannotBeReadIsUnreadable(String name, String value, String why) {
    ObjectNode event = (ObjectNode) JSON.readTree(Export.line(event(1, "{}")));
    event.remove(name);
    String others = event.toString();

    String output =
        unreadable(others.substring(0, others.length() - 1) + ",\"%s\":%s}".formatted(name, value));

    assertThat(output).contains("line 1: ").contains(why);
  }

  @Test
  void aMemberThatIsThereTwiceIsUnreadable() {
    String event = Export.line(event(1, "{}"));

    assertThat(unreadable(event.replaceFirst("\\{", "{\"position\":1,"))).contains("twice");
  }

  /** Neither verified nor a mismatch. */
  private String unreadable(String line) {
    Outcome outcome = Verifier.run("log", write(line + "\n"));
    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(2);
    assertThat(outcome.output()).doesNotContain("verified", "MISMATCH");
    return outcome.output();
  }

  @Test
  void nestingWithoutEndAndBytesThatAreNotUtf8AreUnreadable() throws IOException {
    Path nested = write("[".repeat(100_000));
    assertThat(Verifier.run("log", nested).exit()).isEqualTo(2);

    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {'{', (byte) 0xff, '\n'});
    Outcome outcome = Verifier.run("log", binary);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.output()).contains("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "log", "inclusion a b", "consistency a", "help", "log /nowhere"})
  void whatItCannotDoItSays(String arguments) {
    Outcome outcome = Verifier.run((Object[]) arguments.split(" "));

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.output()).containsAnyOf("usage: java VerifyLog.java", "cannot read");
  }

  private static List<SealedEvent> events(int count) {
    List<SealedEvent> events = new ArrayList<>();
    for (int position = 1; position <= count; position++) {
      events.add(event(position, "{\"actor\":\"ann\"}"));
    }
    return events;
  }

  private static SealedEvent event(long position, String metadata) {
    String payload = "{\"n\":" + position + "}";
    byte[] salt = new byte[16];
    new Random(position).nextBytes(salt);
    return new SealedEvent(
        new LoggedEvent(
            position,
            "00000000-0000-4000-8000-%012d".formatted(position),
            "TagsEdited",
            "1",
            "Image",
            AGGREGATE,
            position - 1,
            START.plusSeconds(position),
            payload,
            metadata),
        Seal.of(salt, payload),
        Seal.of(salt, metadata));
  }

  private static Checkpoint checkpoint(List<SealedEvent> events) {
    MerkleAccumulator tree = new MerkleAccumulator();
    events.forEach(event -> tree.add(EventLeaf.hash(event)));
    return new Checkpoint(
        events.size(),
        HexFormat.of().formatHex(tree.root()),
        SealedTime.of(events.getLast().event().recordedAt()),
        "log",
        1);
  }

  private static String json(Checkpoint checkpoint) {
    return JSON.writeValueAsString(checkpoint);
  }

  private static String raw(List<SealedEvent> events) {
    return String.join("", events.stream().map(event -> Export.line(event) + "\n").toList());
  }

  private Path write(String export) {
    return Export.write(folder.resolve("export.ndjson"), export);
  }

  private Outcome verify(String export, Checkpoint checkpoint) {
    return Verifier.run("log", write(export), Export.checkpoint(folder, checkpoint));
  }
}
