package io.framelog.bench.read;

import io.framelog.image.events.AnnotationEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Decides command by command what a generated log says. Each decision depends on the seed, the
 * position and what was decided before, on nothing else: a longer log begins with the shorter one.
 */
final class LogAuthor {
  /** Of what is not a registration; the rest are people's edits. */
  private static final double MACHINE_SHARE = 0.4;

  private final GeneratedLog log;
  private final List<GeneratedImage> images = new ArrayList<>();
  private final Registrations registrations;
  private final MachineWork machines;
  private final PeoplesWork people;

  LogAuthor(GeneratedLog log) {
    this.log = log;
    this.registrations = new Registrations(log.seed());
    this.machines = new MachineWork(images);
    this.people = new PeoplesWork(log.seed());
  }

  /**
   * The command whose events begin at this position. Commands are asked for in order, without gaps.
   */
  GeneratedUnit next(long position) {
    SplittableRandom random = new SplittableRandom(Mixed.of(log.seed(), position));
    GeneratedUnit unit = decide(position, random);
    unit.image().sequence += unit.events().size();
    unit.image().version +=
        unit.events().stream().filter(event -> event instanceof AnnotationEvent).count();
    return unit;
  }

  private GeneratedUnit decide(long position, SplittableRandom random) {
    if (log.isRegistration(position)) {
      GeneratedImage image = new GeneratedImage(log.seed(), images.size());
      images.add(image);
      return registrations.of(image, random);
    }
    if (random.nextDouble() < MACHINE_SHARE) {
      GeneratedUnit done = machines.next(random);
      if (done != null) {
        return done;
      }
    }
    GeneratedImage image = images.get(Vocabulary.skewed(images.size(), random));
    boolean roomForTwo = !log.isRegistration(position + 1);
    return people.edit(image, position, roomForTwo, random);
  }
}
