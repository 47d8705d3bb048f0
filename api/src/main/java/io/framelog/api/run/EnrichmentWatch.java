package io.framelog.api.run;

import io.framelog.api.query.Queries;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.image.EnrichmentState;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waits until the machine is done with images. */
@Component
class EnrichmentWatch {
  private static final int PAGE = 500;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Queries queries;

  EnrichmentWatch(Queries queries) {
    this.queries = queries;
  }

  /**
   * Waits until no step of enrichment is pending, at most for {@code patience}.
   *
   * @return how many images still have a pending step
   */
  int await(List<String> imageIds, Duration patience, Console console) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> pending = imageIds;
    int told = -1;
    while (true) {
      pending = pending(pending);
      if (pending.isEmpty() || System.nanoTime() > deadline) {
        return pending.size();
      }
      int done = imageIds.size() - pending.size();
      if (done != told) {
        console.line("enriched %,d of %,d", done, imageIds.size());
        told = done;
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Waits for the read model. One that is behind refuses after a while, and is asked again. */
  void awaitReadModel(long position, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        queries.ask(new BatchGetImages(List.of(), null, position), ImageBatch.class);
        return;
      } catch (QueryRejected e) {
        boolean late =
            e.getDetails().orElse(null) instanceof Rejection rejection
                && rejection.code() == ErrorCode.PROJECTION_BEHIND;
        if (!late || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private List<String> pending(List<String> imageIds) {
    List<String> pending = new ArrayList<>();
    for (int from = 0; from < imageIds.size(); from += PAGE) {
      List<String> page = imageIds.subList(from, Math.min(from + PAGE, imageIds.size()));
      queries.ask(new BatchGetImages(page, null, null), ImageBatch.class).images().stream()
          .filter(EnrichmentWatch::isPending)
          .map(ImageDocument::imageId)
          .forEach(pending::add);
    }
    return pending;
  }

  private static boolean isPending(ImageDocument image) {
    JsonNode states = JSON.readTree(image.json()).path("enrichment");
    return states
        .valueStream()
        .anyMatch(state -> state.asString().equals(EnrichmentState.PENDING.name()));
  }
}
