package io.framelog.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.image.events.TagsEdited;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

class UpcasterChainTest {
  private static final String TYPE = "TagsEdited";

  private record Step(String from, String to, Consumer<ObjectNode> change) implements Upcaster {
    @Override
    public Class<?> type() {
      return TagsEdited.class;
    }

    @Override
    public void upcast(ObjectNode payload) {
      change.accept(payload);
    }
  }

  private static final Step FIRST = new Step("1", "2", event -> event.put("second", true));
  private static final Step SECOND =
      new Step("2", "3", event -> event.set("third", event.remove("second")));

  private final UpcasterChain chain = new UpcasterChain(List.of(SECOND, FIRST));

  @Test
  void stepsFollowOneAnotherInWhateverOrderTheyAreListed() {
    assertThat(chain.upcast(TYPE, "1", "{\"n\":1}")).isEqualTo("{\"n\":1,\"third\":true}");
    assertThat(chain.outcome(TYPE, "1")).isEqualTo("3");
  }

  @Test
  void aLaterRevisionTakesOnlyTheStepsThatAreLeft() {
    assertThat(chain.upcast(TYPE, "2", "{\"second\":0}")).isEqualTo("{\"third\":0}");
  }

  @Test
  void whatHasNoStepIsPassedOnAsTheTextThatItIs() {
    assertThat(chain.upcast(TYPE, "3", "{ \"n\" : 1.0 }")).isEqualTo("{ \"n\" : 1.0 }");
    assertThat(chain.upcast("ActorsEdited", "1", "no JSON")).isEqualTo("no JSON");
    assertThat(chain.takes("ActorsEdited", "1")).isFalse();
  }

  @Test
  void numbersKeepTheirValueAndTheirKind() {
    String numbers =
        "{\"a\":1.0,\"b\":18446744073709551615,\"c\":0.1234567890123456789012345,\"d\":4.9E-324}";

    assertThat(chain.upcast(TYPE, "2", numbers.replace("}", ",\"second\":1}")))
        .isEqualTo(numbers.replace("}", ",\"third\":1}"));
  }

  @Test
  void anEarlierFormThatIsNoJsonObjectIsAnError() {
    assertThatThrownBy(() -> chain.upcast(TYPE, "1", "{\"n\":"))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> chain.upcast(TYPE, "1", "[]")).isInstanceOf(JacksonException.class);
  }

  @Test
  void twoUpcastersOfOneRevisionAreRefused() {
    assertThatThrownBy(() -> new UpcasterChain(List.of(FIRST, FIRST)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aStepThatIsNotToTheNextRevisionIsRefused() {
    assertThatThrownBy(() -> new UpcasterChain(List.of(new Step("2", "2", event -> {}))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
