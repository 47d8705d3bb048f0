package io.framelog.query.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Facts about an image, each with the position of the event that made it what it is. */
final class FactPositions {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final long asOf;
  private final List<Fact> facts = new ArrayList<>();

  FactPositions(long asOf) {
    this.asOf = asOf;
  }

  record Fact(String field, String value, long position) {}

  long asOf() {
    return asOf;
  }

  void add(String field, @Nullable Object value, long position) {
    facts.add(new Fact(field, JSON.writeValueAsString(value), position));
  }

  List<Fact> facts() {
    return List.copyOf(facts);
  }

  Set<Long> positions() {
    Set<Long> positions = new TreeSet<>();
    facts.forEach(fact -> positions.add(fact.position()));
    return positions;
  }
}
