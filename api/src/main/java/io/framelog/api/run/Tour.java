package io.framelog.api.run;

import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.api.query.Queries;
import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does with the imported images what people come for, and shows what comes out. */
@Component
class Tour {
  private static final int HITS = 5;
  private static final int BATCH = 1_000;
  private static final Duration WAIT_FOR_SEAL = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Queries queries;
  private final Commands commands;

  Tour(Queries queries, Commands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  void search(String text, long minPosition, Console console) {
    SearchAnswer answer =
        queries.ask(
            new SearchImages(
                text,
                null,
                null,
                null,
                null,
                null,
                SearchMode.SEMANTIC,
                SearchScope.IMAGES,
                HITS,
                null,
                minPosition),
            SearchAnswer.class);
    console.heading("Semantic search for \"%s\" (%d ms)".formatted(text, answer.tookMillis()));
    for (SearchHit hit : answer.hits()) {
      console.line("%.3f  %s  %s", hit.score(), hit.imageId(), described(hit));
    }
  }

  private static String described(SearchHit hit) {
    JsonNode image = JSON.readTree(hit.image().json());
    String file = image.path("metadata").path("file").asString("");
    String caption = image.path("caption").asString("");
    return caption.isEmpty() ? file + " (no caption)" : file + ": " + caption;
  }

  void batch(List<String> imageIds, Console console) {
    List<String> asked = imageIds.subList(0, Math.min(BATCH, imageIds.size()));
    console.heading("Batch fetch of %,d images in the order asked".formatted(asked.size()));
    console.fact("first", "%.1f ms", millis(asked));
    console.fact("again", "%.1f ms", millis(asked));
  }

  private double millis(List<String> imageIds) {
    long start = System.nanoTime();
    ImageBatch batch = queries.ask(new BatchGetImages(imageIds, null, null), ImageBatch.class);
    if (!batch.missing().isEmpty()) {
      throw new IllegalStateException("imported, but missing: " + batch.missing());
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /** Freezes the imported images as a dataset. */
  void snapshot(String dataset, String selection, CommandContext context, Console console) {
    define(dataset, selection, context);
    CommandOutcome taken =
        commands.send(new TakeSnapshot(Identities.dataset(dataset), null, null), renewed(context));
    SnapshotView snapshot =
        queries.ask(
            new FindSnapshot(
                dataset,
                Objects.requireNonNull(taken.ids().get("snapshotId")),
                taken.position(),
                WAIT_FOR_SEAL),
            SnapshotView.class);
    console.heading("Snapshot of dataset \"%s\"".formatted(dataset));
    console.fact("position", "%,d", snapshot.position());
    if (snapshot.state() == SnapshotState.SEALED) {
      console.fact("images", "%,d", Objects.requireNonNull(snapshot.count()));
      console.fact("digest", "%s", Objects.requireNonNull(snapshot.digest()));
    } else {
      console.fact("state", "%s", snapshot.state());
    }
  }

  private void define(String dataset, String selection, CommandContext context) {
    String id = Identities.dataset(dataset);
    SelectionSpec spec = SelectionSpec.ofText(selection);
    try {
      commands.send(new DefineDataset(id, dataset, spec), renewed(context));
    } catch (CommandRejected e) {
      if (!(e.getDetails().orElse(null) instanceof Rejection rejection)
          || rejection.code() != ErrorCode.DATASET_EXISTS) {
        throw e;
      }
      commands.send(new ChangeSelection(id, spec), renewed(context));
    }
  }

  private static CommandContext renewed(CommandContext context) {
    return new CommandContext(
        context.subject(),
        context.client(),
        context.reason(),
        context.correlationId(),
        null,
        UUID.randomUUID().toString(),
        null);
  }

  /** The selection of all images whose metadata name this source. */
  static String fromSource(String source) {
    return "source=\"" + source.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
