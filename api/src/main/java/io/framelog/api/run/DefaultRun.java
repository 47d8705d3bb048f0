package io.framelog.api.run;

import io.framelog.api.command.CommandContext;
import io.framelog.api.query.Queries;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.ImageRegistered;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Once the application is up: fills the store, waits for the machine, shows what there is. */
@Component
@EnableConfigurationProperties(RunSettings.class)
@ConditionalOnProperty("framelog.run.enabled")
class DefaultRun implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(DefaultRun.class);
  private static final String SAMPLE_SEARCH = "someone out in bad weather";
  private static final String IMPORT_SEARCH = "people outdoors";

  private final RunSettings settings;
  private final PictureImport pictures;
  private final EnrichmentWatch enrichment;
  private final Tour tour;
  private final Addresses addresses;
  private final LogCounts counts;
  private final Queries queries;
  private final Console console = new Console(System.out);
  private @Nullable Thread thread;

  DefaultRun(
      RunSettings settings,
      PictureImport pictures,
      EnrichmentWatch enrichment,
      Tour tour,
      Addresses addresses,
      LogCounts counts,
      Queries queries) {
    this.settings = settings;
    this.pictures = pictures;
    this.enrichment = enrichment;
    this.tour = tour;
    this.addresses = addresses;
    this.counts = counts;
    this.queries = queries;
  }

  @EventListener
  void start(ApplicationReadyEvent ready) {
    thread = Thread.ofPlatform().name("default-run").daemon().start(this::run);
  }

  /** The application goes on when the run fails: what was imported is there. */
  private void run() {
    try {
      String imageId = fill();
      addresses.show(imageId, console);
    } catch (InterruptedException e) {
      console.line("stopped");
    } catch (RuntimeException e) {
      log.error("The default run stopped; the application goes on", e);
      addresses.show(null, console);
    }
  }

  /** Imports what there is to import and returns an image to look at. */
  private @Nullable String fill() throws InterruptedException {
    String shown = null;
    boolean nothingDone = true;
    if (settings.sample() && counts.head() == 0) {
      console.heading("An empty store: loading the sample pictures");
      shown =
          bring(
              "sample",
              SamplePictures.SOURCE,
              SAMPLE_SEARCH,
              SamplePictures.count(),
              SamplePictures::all);
      nothingDone = false;
    }
    Path folder = settings.importFolder();
    if (folder != null && Files.isDirectory(folder)) {
      FolderPictures found = found(folder);
      console.heading("Importing %,d pictures from %s".formatted(found.pictures().size(), folder));
      String first =
          bring(
              "import",
              found.source(),
              IMPORT_SEARCH,
              found.pictures().size(),
              found.pictures()::stream);
      shown = first == null ? shown : first;
      nothingDone = false;
    } else if (folder != null) {
      console.line("There is no folder %s; nothing is imported.", folder);
    }
    if (nothingDone) {
      summary();
    }
    return shown;
  }

  private static FolderPictures found(Path folder) {
    try {
      return FolderPictures.in(folder);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + folder, e);
    }
  }

  private @Nullable String bring(
      String name, String source, String search, int total, Supplier<Stream<Picture>> all)
      throws InterruptedException {
    ImportTally tally = new ImportTally();
    long start = System.nanoTime();
    Ticker.during(
        () -> pictures.run(all.get(), name, tally),
        () ->
            "registered %,d of %,d, failed %,d"
                .formatted(tally.registered(), total, tally.failures().size()),
        console);
    console.line(
        "registered %,d of %,d (%,d new) in %.1f s, failed %,d",
        tally.registered(), total, tally.created(), seconds(start), tally.failures().size());
    tally
        .failures()
        .forEach(f -> console.line("failed: %s: %s: %s", f.name(), f.code(), f.detail()));
    List<String> imageIds = tally.imageIds();
    if (imageIds.isEmpty()) {
      return null;
    }
    long enriching = System.nanoTime();
    int pending = enrichment.await(imageIds, tally.position(), settings.patience(), console);
    console.line(
        "enriched %,d of %,d in %.1f s%s",
        imageIds.size() - pending,
        imageIds.size(),
        seconds(enriching),
        pending == 0 ? "" : "; the rest goes on in the background");
    summary();
    tour.search(search, counts.head(), console);
    tour.batch(imageIds, console);
    tour.snapshot(
        name,
        source,
        new CommandContext(name, "framelog-run", name, name, null, null, null),
        console);
    return imageIds.getFirst();
  }

  private void summary() {
    console.heading("What is there");
    console.fact("images registered", "%s", counts.count(ImageRegistered.class));
    console.fact("embeddings", "%s", counts.count(EmbeddingRecorded.class));
    console.fact("events in the log", "%,d", counts.head());
    for (ProjectionStatus each :
        queries.ask(new ListProjections(), ProjectionList.class).projections()) {
      console.fact(
          "projection", "%-14s at %,d, %,d behind", each.name(), each.position(), each.lagEvents());
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  @Override
  public void destroy() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join(5_000);
    }
  }
}
