package io.framelog.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Upcasters one after the other, each a step of one revision. */
final class UpcasterChain {
  /** Numbers stay the numbers that they are: an upcaster is not to round what it passes on. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Map<Form, Upcaster> steps;

  /**
   * @throws IllegalArgumentException when two take the same revision of a type, or one takes
   *     another step than to the next revision
   */
  UpcasterChain(List<Upcaster> upcasters) {
    Map<Form, Upcaster> byForm = new HashMap<>();
    for (Upcaster upcaster : upcasters) {
      Form from = new Form(upcaster.type().getSimpleName(), upcaster.from());
      if (Integer.parseInt(upcaster.to()) != Integer.parseInt(upcaster.from()) + 1) {
        throw new IllegalArgumentException(from + " goes on with " + upcaster.to());
      }
      if (byForm.put(from, upcaster) != null) {
        throw new IllegalArgumentException("two upcasters take " + from);
      }
    }
    this.steps = Map.copyOf(byForm);
  }

  private record Form(String type, String revision) {}

  /** Whether there is anything to do. */
  boolean takes(String type, String revision) {
    return steps.containsKey(new Form(type, revision));
  }

  /** The revision that this one becomes; itself when there is nothing to do. */
  String outcome(String type, String revision) {
    @Nullable Upcaster step = steps.get(new Form(type, revision));
    return step == null ? revision : outcome(type, step.to());
  }

  /** The payload in the form of {@link #outcome}; the text itself when there is nothing to do. */
  String upcast(String type, String revision, String payload) {
    @Nullable Upcaster step = steps.get(new Form(type, revision));
    if (step == null) {
      return payload;
    }
    ObjectNode event = JSON.readerFor(ObjectNode.class).readValue(payload);
    while (step != null) {
      step.upcast(event);
      step = steps.get(new Form(type, step.to()));
    }
    return event.toString();
  }
}
