package io.framelog.image.upcasters;

import io.framelog.image.VectorRef;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.log.Upcaster;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Revision 1 described the vector in members of the event itself and did not say how its bytes are
 * written. There was one way only then: {@link VectorRef#FLOAT32}.
 */
public final class EmbeddingRecordedOf1 implements Upcaster {
  private static final List<String> BEFORE_ENCODING = List.of("model", "modelVersion");
  private static final List<String> AFTER_ENCODING = List.of("dimension", "sha256");

  @Override
  public Class<?> type() {
    return EmbeddingRecorded.class;
  }

  @Override
  public String from() {
    return "1";
  }

  @Override
  public String to() {
    return "2";
  }

  @Override
  public void upcast(ObjectNode event) {
    ObjectNode vector = event.objectNode();
    BEFORE_ENCODING.forEach(name -> move(name, event, vector));
    vector.put("encoding", VectorRef.FLOAT32);
    AFTER_ENCODING.forEach(name -> move(name, event, vector));
    event.set("vector", vector);
  }

  private static void move(String name, ObjectNode from, ObjectNode to) {
    JsonNode value = from.remove(name);
    if (value != null) {
      to.set(name, value);
    }
  }
}
