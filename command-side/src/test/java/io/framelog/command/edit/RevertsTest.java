package io.framelog.command.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.command.annotation.Annotations;
import io.framelog.command.annotation.Compensation;
import io.framelog.command.annotation.ImageHistory;
import io.framelog.command.annotation.LoggedEdit;
import io.framelog.command.log.LogDatabase;
import io.framelog.edit.EditPreview;
import io.framelog.edit.EditsBy;
import io.framelog.edit.EditsBy.Source;
import io.framelog.edit.ImagePreview;
import io.framelog.edit.PreviewRevert;
import io.framelog.edit.RevertEdits;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.Box;
import io.framelog.image.Origin;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.MetadataKeys;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RevertsTest {
  private static final String SOMEBODY = "ann";
  private static final String OTHER = "bob";
  private static final List<String> TAGS = List.of("a", "b", "c");

  private static EditNode node;
  private static ImageHistory history;
  private static LogReader log;

  private final String prefix = UUID.randomUUID().toString();
  private final Random random = new Random(4);

  @BeforeAll
  static void start() throws Exception {
    node = EditNode.on(LogDatabase.fresh("reverts"), Map.of("workers", 2));
    history = node.context.getBean(ImageHistory.class);
    log = node.context.getBean(LogReader.class);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static RevertEdits by(Source source, String value, long from) {
    return new RevertEdits(new EditsBy(source, value), from, null, null);
  }

  private static Annotations without(String imageId, Set<Long> positions) {
    return Annotations.of(
        history.editsUpTo(imageId, Long.MAX_VALUE).stream()
            .filter(edit -> !positions.contains(edit.position()))
            .map(LoggedEdit::event)
            .toList());
  }

  private static Annotations now(String imageId) {
    return without(imageId, Set.of());
  }

  private static void assertSame(String imageId, Annotations is, Annotations expected) {
    assertThat(Compensation.between(imageId, is, expected)).as(imageId).isEmpty();
  }

  private ImageCommand anEdit(String image) {
    String tag = TAGS.get(random.nextInt(TAGS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> new EditTags(image, List.of(tag), List.of(), null);
      case 1 -> new EditTags(image, List.of(), List.of(tag), null);
      case 2 -> new ChangeCaption(image, "words " + random.nextInt(3), Origin.HUMAN, null);
      case 3 -> new EditMetadata(image, Map.of(tag, random.nextInt(3)), null);
      default -> new AddCrop(image, new Box(0, 0, 0.5, 1), tag, null, null);
    };
  }

  @Test
  void afterwardsEveryImageIsAsItsHistoryWithoutTheseEditsMakesItAndTheRevertCanBeReverted()
      throws Exception {
    List<String> images = node.register(prefix, 25);
    long from = log.head().position() + 1;
    Map<String, Set<Long>> somebodys = new HashMap<>();
    for (int round = 0; round < 8; round++) {
      for (String image : images) {
        boolean meant = random.nextBoolean();
        CommandOutcome outcome = node.send(meant ? SOMEBODY : OTHER, anEdit(image));
        if (meant && outcome.changed()) {
          somebodys.computeIfAbsent(image, id -> new HashSet<>()).add(outcome.position());
        }
      }
    }
    Map<String, Annotations> before = new HashMap<>();
    Map<String, Annotations> expected = new HashMap<>();
    for (String image : images) {
      before.put(image, now(image));
      expected.put(image, without(image, somebodys.getOrDefault(image, Set.of())));
    }
    RevertEdits revert = by(Source.ACTOR, SOMEBODY, from);
    EditPreview preview =
        node.queries.query(new PreviewRevert(revert, "boss"), EditPreview.class).join();

    String jobId = node.submit("boss", revert);
    JobView done = node.finished(jobId);

    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.total()).isEqualTo(somebodys.size());
    assertThat(done.errors()).isEmpty();
    expected.forEach((image, then) -> assertSame(image, now(image), then));
    assertThat(List.of(preview.total(), preview.wouldChange(), preview.wouldSkip()))
        .containsExactly(done.total(), done.changed(), done.skipped());
    assertThat(preview.sample())
        .anyMatch(image -> !Objects.requireNonNull(image.dependents()).isEmpty());
    for (ImagePreview image : preview.sample()) {
      List<AnnotationEvent> all = history.upTo(image.imageId(), Long.MAX_VALUE);
      assertThat(all.subList(all.size() - image.events().size(), all.size()))
          .as("the dry run showed just these events")
          .isEqualTo(image.events().stream().map(ImagePreview.EventPreview::data).toList());
    }

    JobView restored = node.finished(node.submit("boss", by(Source.JOB, jobId, 1)));
    assertThat(restored.changed()).isEqualTo(done.changed());
    before.forEach((image, then) -> assertSame(image, now(image), then));
  }

  @Test
  void onlyWhatIsBetweenThePositionsAndSelectedIsUndone() throws Exception {
    List<String> images = node.register(prefix, 3);
    List<Long> positions = new ArrayList<>();
    for (String tag : TAGS) {
      for (String image : images) {
        positions.add(
            node.send(SOMEBODY, new EditTags(image, List.of(tag), List.of(), null)).position());
      }
    }
    RevertEdits middle =
        new RevertEdits(
            new EditsBy(Source.ACTOR, SOMEBODY),
            positions.get(3),
            positions.get(5),
            SelectionSpec.ofIds(images.subList(0, 2)));
    node.finished(node.submit("boss", middle));

    assertThat(now(images.get(0)).tags()).containsExactly("a", "c");
    assertThat(now(images.get(1)).tags()).containsExactly("a", "c");
    assertThat(now(images.get(2)).tags()).containsExactly("a", "b", "c");
  }

  @Test
  void whatAModelSaidIsUndoneByItsNameAndByItsVersion() throws Exception {
    String image = node.register(prefix, 1).getFirst();
    long from = log.head().position() + 1;
    node.send(OTHER, new ChangeCaption(image, "bob's words", Origin.HUMAN, null));
    node.send(SOMEBODY, new ChangeCaption(image, "old model", Origin.model("m", "1"), null));
    node.send(SOMEBODY, new ChangeCaption(image, "new model", Origin.model("m", "2"), null));

    node.finished(node.submit("boss", by(Source.MODEL, "m@2", from)));
    assertThat(now(image).caption()).isEqualTo("old model");
    node.finished(node.submit("boss", by(Source.MODEL, "m", from)));
    assertThat(now(image).caption()).isEqualTo("bob's words");
    JobView none = node.finished(node.submit("boss", by(Source.MODEL, "other", from)));
    assertThat(none.total()).isZero();
  }

  @Test
  void oneCommandIsUndoneByItsId() throws Exception {
    String image = node.register(prefix, 1).getFirst();
    node.send(SOMEBODY, new EditTags(image, List.of("a"), List.of(), null));
    long position =
        node.send(SOMEBODY, new EditTags(image, List.of("b"), List.of(), null)).position();
    String commandId = commandId(position);

    node.finished(node.submit("boss", by(Source.COMMAND, commandId, 1)));

    assertThat(now(image).tags()).containsExactly("a");
  }

  private static String commandId(long position) {
    String metadata = log.read(LogQuery.all(position - 1, 1)).getFirst().metadata();
    return Objects.requireNonNull(MetadataKeys.value(metadata, "commandId"));
  }

  @Test
  void whatIsNotClearIsRefused() {
    assertRefused(by(Source.ACTOR, " ", 1));
    assertRefused(by(Source.ACTOR, SOMEBODY, 0));
    assertRefused(new RevertEdits(new EditsBy(Source.ACTOR, SOMEBODY), 5, 4L, null));
  }

  private static void assertRefused(RevertEdits revert) {
    CommandRejected refused =
        catchThrowableOfType(CommandRejected.class, () -> node.submit("boss", revert));
    assertThat(refused.<Rejection>getDetails().orElseThrow().code())
        .isEqualTo(ErrorCode.REVERT_INVALID);
  }
}
