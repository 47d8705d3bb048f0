package io.framelog.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.TagsEdited;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;

/** The chain as Axon runs it, over text (our log) and over bytes (Axon Server). */
class PresentFormsTest {
  private static final String EMBEDDING = EmbeddingRecorded.class.getName();
  private static final String EMBEDDED_1 =
      "{\"imageId\":\"i\",\"model\":\"m\",\"modelVersion\":\"1\",\"dimension\":4,\"sha256\":\"s\"}";
  private static final String EMBEDDED_2 =
      "{\"imageId\":\"i\",\"vector\":{\"model\":\"m\",\"modelVersion\":\"1\","
          + "\"encoding\":\"float32le\",\"dimension\":4,\"sha256\":\"s\"}}";

  private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

  @Test
  void anEarlierRevisionBecomesThePresentOneWhateverTheStoreKeeps() {
    IntermediateEventRepresentation text = present(EMBEDDING, "1", EMBEDDED_1);
    IntermediateEventRepresentation bytes =
        present(EMBEDDING, "1", EMBEDDED_1.getBytes(StandardCharsets.UTF_8));

    assertThat(text.getType()).isEqualTo(new SimpleSerializedType(EMBEDDING, "2"));
    assertThat(text.getData(String.class).getData()).isEqualTo(EMBEDDED_2);
    assertThat(bytes.getData(String.class).getData()).isEqualTo(EMBEDDED_2);
  }

  @Test
  void aRevisionOfANewerBuildLosesItsClassSoThatAxonDoesNotReadIt() {
    SerializedType type = present(TagsEdited.class.getName(), "9", "{}").getType();

    assertThat(type).isEqualTo(new SimpleSerializedType("TagsEdited", "9"));
    assertThat(serializer.classForType(type).getSimpleName()).isEqualTo("UnknownSerializedType");
  }

  @Test
  void presentRevisionsUnknownTypesAndSnapshotsOfAggregatesArePassedOn() {
    Stream.of(TagsEdited.class.getName(), "ImageDreamed", "io.framelog.command.image.Image")
        .map(type -> new InitialEventRepresentation(entry(type, "1", "{ }"), serializer))
        .forEach(
            event ->
                assertThat(new PresentForms().upcast(Stream.of(event))).containsExactly(event));
  }

  @Test
  void anEarlierFormThatCannotBeReadFailsWhenItIsAskedForNotBefore() {
    IntermediateEventRepresentation broken = present(EMBEDDING, "1", "{\"imageId\":");

    assertThatThrownBy(() -> broken.getData(String.class))
        .isInstanceOf(SerializationException.class);
  }

  private IntermediateEventRepresentation present(String type, String revision, Object payload) {
    InitialEventRepresentation stored =
        new InitialEventRepresentation(entry(type, revision, payload), serializer);
    return new PresentForms().upcast(Stream.of(stored)).findFirst().orElseThrow();
  }

  private static <T> GenericDomainEventEntry<T> entry(String type, String revision, T payload) {
    @SuppressWarnings("unchecked") // the same kind of data as the payload
    T metadata = payload instanceof byte[] ? (T) new byte[] {'{', '}'} : (T) "{}";
    return new GenericDomainEventEntry<>(
        "Image", "id", 1, "event", Instant.EPOCH, type, revision, payload, metadata);
  }
}
