package io.framelog.enrichment.saga;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.framelog.enrichment.task.EnrichmentTasks;
import io.framelog.enrichment.task.NewTask;
import io.framelog.image.Crop;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.log.MetadataKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One round of enrichment: begun by an event that makes work, ended when every step is recorded,
 * abandoned or of no use any more. An image has a saga per round, so that rounds in different
 * segments never wait for each other. Handlers only write task rows.
 */
@Saga
@ProcessingGroup(ImageEnrichmentSaga.PROCESSOR)
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public class ImageEnrichmentSaga {
  public static final String PROCESSOR = "enrichment";
  static final String CHECK = "enrichment-check";
  private static final String IMAGE = "imageId";
  private static final Duration FIRST_CHECK = Duration.ofMinutes(1);
  private static final int LONGEST_DOUBLING = 6;

  @JsonIgnore @Autowired private transient @Nullable EnrichmentTasks tasks;
  @JsonIgnore @Autowired private transient @Nullable DeadlineManager deadlines;

  /** The id of the event that began the round; null until then. */
  private @Nullable String roundId;

  private @Nullable String imageId;

  /** Not final: Jackson 3 would silently leave it empty. */
  private Set<String> open = new TreeSet<>();

  private boolean suspended;
  private int checks;
  private @Nullable String deadlineId;

  @StartSaga
  @SagaEventHandler(associationProperty = IMAGE)
  void on(ImageRegistered event, EventMessage<?> message) {
    List<NewTask> steps =
        new ArrayList<>(
            List.of(
                NewTask.of(EnrichmentKind.THUMBNAILS),
                NewTask.of(EnrichmentKind.FINGERPRINT),
                NewTask.of(EnrichmentKind.EMBEDDING),
                NewTask.of(EnrichmentKind.TAGS),
                NewTask.of(EnrichmentKind.CAPTION)));
    if (event.caption() != null && !event.caption().isEmpty()) {
      steps.add(NewTask.caption(event.caption()));
    }
    for (Crop crop : event.crops()) {
      steps.add(NewTask.crop(crop.cropId(), crop.box()));
    }
    begin(event.imageId(), steps, message);
  }

  @StartSaga(forceNew = true)
  @SagaEventHandler(associationProperty = IMAGE)
  void on(CropAdded event, EventMessage<?> message) {
    if (roundId == null) {
      begin(event.imageId(), List.of(NewTask.crop(event.cropId(), event.box())), message);
    }
  }

  @StartSaga(forceNew = true)
  @SagaEventHandler(associationProperty = IMAGE)
  void on(CropAdjusted event, EventMessage<?> message) {
    boolean moved = !event.from().box().equals(event.to().box());
    if (roundId == null) {
      NewTask step = NewTask.crop(event.cropId(), event.to().box());
      begin(event.imageId(), moved ? List.of(step) : List.of(), message);
    } else if (moved) {
      cancel(NewTask.key(EnrichmentKind.CROP_EMBEDDING, event.cropId()));
    }
  }

  @StartSaga(forceNew = true)
  @SagaEventHandler(associationProperty = IMAGE)
  void on(CaptionChanged event, EventMessage<?> message) {
    if (roundId == null) {
      NewTask step = NewTask.caption(event.text());
      begin(event.imageId(), event.text().isEmpty() ? List.of() : List.of(step), message);
    } else {
      cancel(EnrichmentKind.CAPTION_EMBEDDING.name());
    }
  }

  @StartSaga(forceNew = true)
  @SagaEventHandler(associationProperty = IMAGE)
  void on(EnrichmentRequested event, EventMessage<?> message) {
    if (roundId == null) {
      // What a caption or a crop is now, only the worker can tell: it reads the image's events.
      begin(event.imageId(), event.kinds().stream().map(NewTask::of).toList(), message);
    }
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(CropRemoved event) {
    cancel(NewTask.key(EnrichmentKind.CROP_EMBEDDING, event.cropId()));
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(ThumbnailsRecorded event) {
    recorded(EnrichmentKind.THUMBNAILS.name());
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(FingerprintRecorded event) {
    recorded(EnrichmentKind.FINGERPRINT.name());
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(TagsSuggested event) {
    recorded(EnrichmentKind.TAGS.name());
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(CaptionSuggested event) {
    recorded(EnrichmentKind.CAPTION.name());
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(EmbeddingRecorded event) {
    EmbeddingSubject subject = event.subject();
    recorded(
        switch (subject.kind()) {
          case IMAGE -> EnrichmentKind.EMBEDDING.name();
          case CAPTION -> EnrichmentKind.CAPTION_EMBEDDING.name();
          case CROP -> NewTask.key(EnrichmentKind.CROP_EMBEDDING, cropId(subject));
        });
  }

  private static String cropId(EmbeddingSubject subject) {
    return subject.cropId() == null ? "" : subject.cropId();
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(EnrichmentAbandoned event) {
    recorded(NewTask.key(event.kind(), event.cropId() == null ? "" : event.cropId()));
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(ImageRemoved event) {
    suspended = true;
    tasks().suspend(round());
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(ImageErased event) {
    end();
  }

  @SagaEventHandler(associationProperty = IMAGE)
  void on(ImageRestored event) {
    suspended = false;
    tasks().resume(round(), open);
  }

  /**
   * Looks after a round that has taken long: a step may be done without an event (it changed
   * nothing), and a row may have been lost to an operator's hand.
   */
  @DeadlineHandler(deadlineName = CHECK)
  void check() {
    deadlineId = null;
    if (!suspended) {
      open.removeAll(tasks().done(round()));
    }
    if (open.isEmpty()) {
      end();
    } else {
      scheduleCheck();
    }
  }

  private void begin(String image, List<NewTask> steps, EventMessage<?> message) {
    roundId = message.getIdentifier();
    imageId = image;
    if (steps.isEmpty()) {
      SagaLifecycle.end();
      return;
    }
    steps.forEach(step -> open.add(step.key()));
    Object correlation = message.getMetaData().get(MetadataKeys.CORRELATION_ID);
    tasks().add(round(), image, correlation == null ? null : correlation.toString(), steps);
    scheduleCheck();
  }

  private void cancel(String stepKey) {
    if (open.contains(stepKey)) {
      tasks().cancel(round(), stepKey);
      recorded(stepKey);
    }
  }

  private void recorded(String stepKey) {
    if (open.remove(stepKey) && open.isEmpty()) {
      end();
    }
  }

  private void end() {
    tasks().end(round());
    if (deadlineId != null) {
      deadlines().cancelSchedule(CHECK, deadlineId);
    }
    SagaLifecycle.end();
  }

  private void scheduleCheck() {
    Duration wait = FIRST_CHECK.multipliedBy(1L << Math.min(checks++, LONGEST_DOUBLING));
    deadlineId = deadlines().schedule(wait, CHECK);
  }

  private String round() {
    if (roundId == null) {
      throw new IllegalStateException("the round has not begun");
    }
    return roundId;
  }

  private EnrichmentTasks tasks() {
    if (tasks == null) {
      throw new IllegalStateException("the saga's resources are not injected");
    }
    return tasks;
  }

  private DeadlineManager deadlines() {
    if (deadlines == null) {
      throw new IllegalStateException("the saga's resources are not injected");
    }
    return deadlines;
  }
}
