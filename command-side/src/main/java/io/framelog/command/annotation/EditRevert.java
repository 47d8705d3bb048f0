package io.framelog.command.annotation;

import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.ImageRegistered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What undoing some edits of an image comes to. The law: afterwards the annotations are the fold of
 * the image's history without these edits. So a later edit stays as far as it has something to act
 * on (an adjustment of a crop that was never added has not), undoing what was undone already
 * changes nothing, and undoing the compensations brings back what they undid.
 *
 * <p>The registration is never undone. Reviews and decisions on suggestions are opinions of their
 * time: naming them changes nothing. A removal or restoration of the image is undone like any other
 * edit.
 *
 * @param before the annotations as they are
 * @param after the annotations as they will be; no limit of an image has been checked
 * @param compensations the events from one to the other, empty when nothing changes
 * @param dependents the positions of the later edits that are not undone and touched the same facts
 *     (for a restored image: of all later edits), ascending
 */
public record EditRevert(
    Annotations before,
    Annotations after,
    List<AnnotationEvent> compensations,
    List<Long> dependents) {

  /**
   * Plans without doing anything.
   *
   * @param history all annotation events of one image from its registration on, in order
   * @param named the positions of those to be undone; others are ignored
   */
  public static EditRevert plan(List<LoggedEdit> history, Set<Long> named) {
    Annotations before = new Annotations();
    Annotations after = new Annotations();
    Set<Fact> undone = new HashSet<>();
    List<Long> dependents = new ArrayList<>();
    for (LoggedEdit edit : history) {
      AnnotationEvent event = edit.event();
      before.on(event);
      if (named.contains(edit.position()) && !(event instanceof ImageRegistered)) {
        undone.addAll(Fact.touchedBy(event));
        continue;
      }
      after.on(event);
      Set<Fact> touched = Fact.touchedBy(event);
      if (undone.contains(Fact.EVERY_LATER) || touched.stream().anyMatch(undone::contains)) {
        dependents.add(edit.position());
      }
    }
    String imageId = history.getFirst().event().imageId();
    return new EditRevert(
        before, after, Compensation.between(imageId, before, after), List.copyOf(dependents));
  }

  /** What a command's outcome names: {@code dependents}, comma-separated, if there are any. */
  public Map<String, String> ids() {
    return dependents.isEmpty()
        ? Map.of()
        : Map.of(
            "dependents",
            dependents.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** Whether the image is removed and stays so: then it accepts no compensations. */
  public boolean isBarredByRemoval() {
    return !compensations.isEmpty() && before.areRemoved() && after.areRemoved();
  }
}
