package io.framelog.query.image;

import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.Origin;
import io.framelog.image.TagSuggestion;
import io.framelog.image.Thumbnail;
import io.framelog.image.VectorRef;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.progress.ProjectionReset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How many events a second the image projection takes when it catches up, and how long a thousand
 * images take. Run it by name: {@code -Dtest=CatchUpBenchmark}.
 */
@ReadModelTest
class CatchUpBenchmark {
  private static final int IMAGES = Integer.getInteger("framelog.benchmark.images", 10_000);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Autowired TestLog log;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired ImageDocuments documents;
  @Autowired ImageFetch fetch;

  private final Random random = new Random(1);

  @Test
  void measure() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      ids.add(Images.id());
    }
    long head = fill(ids);
    for (String projection : List.of("image", "image-cache", "recording")) {
      progress.await(projection, head, PATIENCE);
    }
    for (int run = 0; run < 3; run++) {
      for (String projection : List.of("image", "image-cache")) {
        reset.reset(projection);
        Cpu before = Cpu.now();
        long began = System.nanoTime();
        progress.await(projection, head, PATIENCE);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
            "%s: %d events in %.2f s = %.0f/s; CPU %s%n",
            projection, head, seconds, head / seconds, Cpu.now().since(before));
      }
    }
    readThousands(ids, head);
  }

  private long fill(List<String> ids) {
    List<ImageEvent> pending = new ArrayList<>();
    long head = 0;
    // Registered in order; the rest comes in the order of a day's work, which is none.
    for (String id : ids) {
      pending.add(registered(id));
      head = appendFull(pending, head);
    }
    for (int round = 0; round < 4; round++) {
      List<String> shuffled = new ArrayList<>(ids);
      Collections.shuffle(shuffled, random);
      for (String id : shuffled) {
        pending.addAll(round(id, round));
        head = appendFull(pending, head);
      }
    }
    return pending.isEmpty() ? head : log.append("ann", pending);
  }

  private long appendFull(List<ImageEvent> pending, long head) {
    if (pending.size() < 1000) {
      return head;
    }
    long position = log.append("ann", pending);
    pending.clear();
    return position;
  }

  private static List<ImageEvent> round(String id, int round) {
    return switch (round) {
      case 0 ->
          List.of(
              new ThumbnailsRecorded(
                  id,
                  List.of(
                      new Thumbnail(256, 256, 192, "thumbnails/" + id + "/256.jpg"),
                      new Thumbnail(512, 512, 384, "thumbnails/" + id + "/512.jpg"))),
              new FingerprintRecorded(id, "dhash64", "00ff00ff00ff00ff"),
              embedded(id, EmbeddingSubject.image()),
              embedded(id, EmbeddingSubject.caption(Sha256.hex(caption(id)))));
      case 1 ->
          List.of(
              new TagsSuggested(id, suggestions(), "zero-shot", "1"),
              new CaptionSuggested(id, Images.id(), "a photo of a cat", 0.6, "captioner", "1"));
      case 2 ->
          List.of(
              new TagsEdited(id, List.of("reviewed"), List.of("car"), Origin.HUMAN),
              new CropAdded(id, Images.id(), new Box(0.1, 0.2, 0.3, 0.4), "face"));
      default -> List.of(new CaptionChanged(id, caption(id) + ", again", Origin.HUMAN));
    };
  }

  private static ImageRegistered registered(String id) {
    return new ImageRegistered(
        id,
        "images/" + id + ".jpg",
        Sha256.hex(id),
        "image/jpeg",
        234_567,
        1024,
        768,
        "https://example.org/photos/" + id,
        caption(id),
        List.of("car", "city", "night", "street", "rain"),
        List.of("ann"),
        Map.of(
            "source", "flickr", "n", 17, "camera", Map.of("make", "Canon", "iso", 400), "f", 2.8),
        List.of(),
        Origin.IMPORT);
  }

  private static String caption(String id) {
    return "a street at night in the rain with cars, number " + id;
  }

  private static EmbeddingRecorded embedded(String id, EmbeddingSubject subject) {
    return new EmbeddingRecorded(
        id, subject, VectorRef.float32("minilm", "1", 384, Sha256.hex(id)));
  }

  private static List<TagSuggestion> suggestions() {
    return List.of("cat", "dog", "tree").stream()
        .map(tag -> new TagSuggestion(Images.id(), tag, 0.5))
        .toList();
  }

  private void readThousands(List<String> ids, long head) {
    for (int run = 0; run < 10; run++) {
      List<String> thousand = new ArrayList<>(ids);
      Collections.shuffle(thousand, random);
      thousand = thousand.subList(0, Math.min(1000, thousand.size()));
      List<String> asked = thousand;
      System.out.printf(
          "1000 images: from PostgreSQL %.1f ms, Redis empty %.1f ms, Redis warm %.1f ms%n",
          millis(() -> documents.load(asked, null)),
          millis(() -> fetch.fetch(asked, head)),
          millis(() -> fetch.fetch(asked, head)));
      reset.reset("image-cache");
      progress.await("image-cache", head, PATIENCE);
      pause();
    }
  }

  /** Seconds of CPU, which say more than the clock on a busy machine. */
  private record Cpu(double ours, double servers) {
    static Cpu now() {
      return new Cpu(
          seconds(ProcessHandle.current()),
          ProcessHandle.current().descendants().mapToDouble(Cpu::seconds).sum());
    }

    private static double seconds(ProcessHandle process) {
      return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

    String since(Cpu before) {
      return "%.1f s here, %.1f s in the servers"
          .formatted(ours - before.ours, servers - before.servers);
    }
  }

  private static double millis(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
  }

  /** Until the emptied cache is in use again. */
  private static void pause() {
    try {
      Thread.sleep(2_500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
