package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.image.commands.EditActors;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.ImageRegistered;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditActorsTest {
  private static final ImageRegistered WITH_ACTORS =
      register().actors(List.of("ann", "bob")).event();

  @Test
  void onlyWhatReallyChangesIsWritten() {
    fixture()
        .given(WITH_ACTORS)
        .when(edit(List.of("ANN", "Zoe"), List.of("bob", "carl")))
        .expectEvents(new ActorsEdited(ID, List.of("zoe"), List.of("bob")))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void whatIsSoAlreadyIsASuccessWithoutAnEvent() {
    fixture()
        .given(WITH_ACTORS)
        .when(edit(List.of("ann"), List.of()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void tagsAndActorsAreApart() {
    fixture()
        .given(register().tags(List.of("ann")).event())
        .when(edit(List.of("ann"), List.of()))
        .expectEvents(new ActorsEdited(ID, List.of("ann"), List.of()));
  }

  @Test
  void someTextsAreNoActors() {
    expectRejection(
        fixture().given(registered()).when(edit(List.of("a\u0000"), List.of())),
        ErrorCode.ACTOR_INVALID);
    expectRejection(
        fixture().given(registered()).when(edit(List.of(), List.of(""))), ErrorCode.ACTOR_INVALID);
  }

  @Test
  void theSameActorIsNotAddedAndRemovedAtOnce() {
    expectRejection(
        fixture().given(registered()).when(edit(List.of("ann"), List.of("Ann"))),
        ErrorCode.ACTOR_INVALID);
  }

  @Test
  void anImageHasAtMost512Actors() {
    List<String> tooMany = IntStream.range(0, 513).mapToObj(i -> "actor" + i).toList();
    expectRejection(
        fixture().given(registered()).when(edit(tooMany, List.of())), ErrorCode.TOO_MANY_ACTORS);
  }

  private static EditActors edit(List<String> add, List<String> remove) {
    return new EditActors(ID, add, remove, null);
  }
}
