package io.framelog.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.command.Registrations;
import io.framelog.command.model.ModelSystem.Answer;
import io.framelog.command.model.ModelSystem.At;
import io.framelog.command.model.RandomCommand.Drawn;
import io.framelog.error.ErrorCode;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.image.commands.RevertImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends random commands to a few images and compares each outcome, each version's state and the
 * laws of reverting with an oracle of its own.
 */
public final class ModelRun {
  private static final List<String> ACTORS = List.of("ann", "bob", "cleo");

  private final SplittableRandom random;
  private final ModelSystem system;
  private final List<ImageOracle> images = new ArrayList<>();
  private int refused;
  private int changed;

  /**
   * @param name makes the images others than those of other runs
   */
  public ModelRun(SplittableRandom random, ModelSystem system, String name) {
    this.random = random;
    this.system = system;
    for (int i = 0; i < 3; i++) {
      RegisterImage command = Registrations.of(name + " " + i);
      ImageOracle image = new ImageOracle(command.imageId());
      images.add(image);
      assertThat(system.send(command, "ann").version()).isEqualTo(1);
      system.eventsAfter(image.imageId, 0).forEach(at -> image.on(at, "ann"));
    }
  }

  /** What commands came to. */
  public record Tally(int commands, int refused, int changed) {
    public static final Tally NONE = new Tally(0, 0, 0);

    public Tally plus(Tally other) {
      return new Tally(commands + other.commands, refused + other.refused, changed + other.changed);
    }

    /** One run may be a dull one, with its images removed for long; a battery of them is not. */
    public void assertNotDull() {
      assertThat(refused).as("refused").isBetween(commands / 4, commands * 3 / 4);
      assertThat(changed).as("changed something").isGreaterThan(commands / 5);
    }
  }

  /** Sends so many commands, and some more to check the laws of reverting. */
  public Tally steps(int count) {
    for (int i = 0; i < count; i++) {
      ImageOracle image = images.get(random.nextInt(images.size()));
      String actor = ACTORS.get(random.nextInt(ACTORS.size()));
      Said before = image.now();
      long versionBefore = image.version();
      Drawn drawn = draw(image, actor, expectedVersion(image));
      Answer answer = step(image, actor, drawn);
      if (answer.refusal() == null && image.version() > versionBefore) {
        if (drawn.command() instanceof RevertEditsOfImage undo) {
          undoingAgain(image, actor, undo, versionBefore, before);
        } else if (drawn.command() instanceof RevertImage) {
          check(image, actor, commands(image, actor).revertTo(versionBefore), before);
        }
      }
    }
    return new Tally(count, refused, changed);
  }

  private Drawn draw(ImageOracle image, String actor, @Nullable Long version) {
    return new RandomCommand(random, system.autoAccept(), image, actor, version).draw();
  }

  private RandomCommand commands(ImageOracle image, String actor) {
    return new RandomCommand(random, system.autoAccept(), image, actor, null);
  }

  /** Undoing it again changes nothing; undoing the undoing brings back what was. */
  private void undoingAgain(
      ImageOracle image, String actor, RevertEditsOfImage undo, long versionBefore, Said before) {
    check(image, actor, commands(image, actor).undo(Set.copyOf(undo.positions())), image.now());
    Set<Long> compensations = new HashSet<>();
    image.edits.subList((int) versionBefore, image.edits.size()).stream()
        .map(At::position)
        .forEach(compensations::add);
    check(image, actor, commands(image, actor).undo(compensations), before);
  }

  private void check(ImageOracle image, String actor, Drawn drawn, Said law) {
    if (step(image, actor, drawn).refusal() == null) {
      assertThat(image.now()).as("law of %s", drawn.command()).isEqualTo(law);
    }
  }

  private @Nullable Long expectedVersion(ImageOracle image) {
    return switch (random.nextInt(10)) {
      case 0 -> image.version();
      case 1 -> image.version() + 1 + random.nextInt(3) - 2;
      default -> null;
    };
  }

  private Answer step(ImageOracle image, String actor, Drawn drawn) {
    Expected expected = drawn.expected();
    Long wanted = ((ImageCommand) drawn.command()).expectedVersion();
    if (wanted != null && wanted != image.version()) {
      expected = Expected.refusal(ErrorCode.STALE_VERSION);
    }
    long before = image.version();

    Answer answer = system.send(drawn.command(), actor);
    List<At> events = system.eventsAfter(image.imageId, image.position);
    events.forEach(at -> image.on(at, actor));

    long versions = image.version() - before;
    assertThat(answer.refusal()).as("%s", drawn).isEqualTo(expected.refusal());
    if (expected.refusal() != null) {
      refused++;
      assertThat(events).as("%s", drawn).isEmpty();
      return answer;
    }
    changed += events.isEmpty() ? 0 : 1;
    assertThat(answer.version()).as("%s", drawn).isEqualTo(image.version());
    assertThat(image.now()).as("%s made %s", drawn, events).isEqualTo(expected.said());
    if (expected.versions() == Expected.SOME) {
      assertThat(versions).as("%s made %s", drawn, events).isPositive();
    } else {
      assertThat(versions).as("%s made %s", drawn, events).isEqualTo(expected.versions());
    }
    return answer;
  }
}
