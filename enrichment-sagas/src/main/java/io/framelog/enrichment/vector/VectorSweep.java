package io.framelog.enrichment.vector;

import io.framelog.erasure.ErasureSweep;
import io.framelog.image.Crop;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.ImageRegistered;
import io.framelog.model.VectorKey;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The vectors of the image, its captions and its crops, and the steps that would make new ones. */
@Component
class VectorSweep implements ErasureSweep {
  private final JdbcTemplate jdbc;
  private final EventStore events;

  VectorSweep(JdbcTemplate jdbc, EventStore events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public void sweep(String imageId) {
    jdbc.update("delete from enrichment_task where image_id = ?::uuid", imageId);
    String[] subjects =
        subjects(imageId).stream()
            .map(subject -> VectorKey.of(imageId, subject, "", "", "").subject())
            .toArray(String[]::new);
    jdbc.update("delete from embedding_vector where subject = any (?)", (Object) subjects);
  }

  /** Every crop that ever was; the ids are still in the erased events. */
  private List<EmbeddingSubject> subjects(String imageId) {
    List<EmbeddingSubject> subjects =
        new ArrayList<>(List.of(EmbeddingSubject.image(), EmbeddingSubject.caption("")));
    events
        .readEvents(imageId, 0)
        .asStream()
        .forEach(
            message -> {
              if (message.getPayload() instanceof ImageRegistered registered) {
                for (Crop crop : registered.crops()) {
                  subjects.add(EmbeddingSubject.crop(crop.cropId(), crop.box()));
                }
              } else if (message.getPayload() instanceof CropAdded added) {
                subjects.add(EmbeddingSubject.crop(added.cropId(), added.box()));
              }
            });
    return subjects;
  }
}
