package io.framelog.enrichment.task;

import io.framelog.content.ImageDecoder;
import io.framelog.content.ObjectStore;
import io.framelog.error.ErrorCode;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.commands.AbandonEnrichment;
import io.framelog.image.commands.EnrichmentCommand;
import io.framelog.model.DualEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works a batch of claimed tasks off, image by image, and settles each one by itself. */
@Component
class TaskRunner {
  private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);
  private static final int LONGEST_REASON = 500;

  private final TaskQueue queue;
  private final Steps steps;
  private final CommandSender sender;
  private final ImageFactsReader facts;
  private final ObjectStore objects;
  private final ImageDecoder decoder;
  private final DualEncoder encoder;
  private final EnrichmentSettings settings;

  TaskRunner(
      TaskQueue queue,
      Steps steps,
      CommandSender sender,
      ImageFactsReader facts,
      ObjectStore objects,
      ImageDecoder decoder,
      DualEncoder encoder,
      EnrichmentSettings settings) {
    this.queue = queue;
    this.steps = steps;
    this.sender = sender;
    this.facts = facts;
    this.objects = objects;
    this.decoder = decoder;
    this.encoder = encoder;
    this.settings = settings;
  }

  void run(List<Task> tasks) {
    Map<String, List<Task>> byImage = new LinkedHashMap<>();
    for (Task task : tasks) {
      byImage.computeIfAbsent(task.imageId(), id -> new ArrayList<>()).add(task);
    }
    byImage.forEach(this::runImage);
  }

  private void runImage(String imageId, List<Task> tasks) {
    boolean crops = tasks.stream().anyMatch(task -> task.step() == EnrichmentKind.CROP_EMBEDDING);
    ImageWork work = new ImageWork(imageId, crops, facts, objects, decoder, encoder);
    List<Task> finished = new ArrayList<>();
    for (Task task : tasks) {
      try {
        report(task, steps.run(task, work));
        finished.add(task);
      } catch (RuntimeException e) {
        settle(task, e);
      }
    }
    queue.finish(finished);
  }

  private void report(Task task, List<EnrichmentCommand> commands) {
    for (int i = 0; i < commands.size(); i++) {
      sender.send(task, Integer.toString(i), commands.get(i));
    }
  }

  private void settle(Task task, RuntimeException failure) {
    String reason = reason(failure);
    if (Outage.is(failure)) {
      log.warn("{} of image {} waits: {}", task.step(), task.imageId(), reason);
      queue.retry(task, task.attempt(), Outage.pause(failure), reason);
    } else if (Outage.rejection(failure)
        .filter(rejection -> rejection.code() == ErrorCode.IMAGE_NOT_FOUND)
        .isPresent()) {
      queue.finish(List.of(task));
    } else if (Outage.isFinal(failure) || task.attempt() >= settings.attempts()) {
      abandon(task, reason, failure);
    } else {
      log.warn(
          "attempt {} at {} of image {} failed: {}",
          task.attempt(),
          task.step(),
          task.imageId(),
          reason);
      queue.retry(task, task.attempt() + 1, settings.retryAfter(task.attempt()), reason);
    }
  }

  private void abandon(Task task, String reason, RuntimeException failure) {
    if (Outage.isFinal(failure)) {
      log.warn("giving up {} of image {}: {}", task.step(), task.imageId(), reason);
    } else {
      log.error("giving up {} of image {}", task.step(), task.imageId(), failure);
    }
    try {
      String cropId = task.cropId().isEmpty() ? null : task.cropId();
      sender.send(
          task,
          "abandon",
          new AbandonEnrichment(task.imageId(), task.step(), cropId, reason, task.attempt()));
    } catch (RuntimeException e) {
      if (!Outage.isFinal(e)) {
        // The log itself is away: try the whole task again when it is back.
        log.warn("abandoning {} of image {} waits", task.step(), task.imageId(), e);
        queue.retry(task, task.attempt(), Outage.pause(e), reason);
        return;
      }
      log.error("the image refuses to hear of it", e);
    }
    queue.abandon(task, reason);
  }

  private static String reason(RuntimeException failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}
