package io.framelog.api.run;

import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Once the application is up: fills the store, and shows what there is and where to go next. */
@Component
@EnableConfigurationProperties(RunSettings.class)
@ConditionalOnProperty("framelog.run.enabled")
class DefaultRun implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(DefaultRun.class);
  private static final String SAMPLE_SEARCH = "someone out in bad weather";
  private static final String IMPORT_SEARCH = "people outdoors";
  private static final long END_MILLIS = 5_000;

  private final RunSettings settings;
  private final GalleryImport galleries;
  private final Summary summary;
  private final Addresses addresses;
  private final LogCounts counts;
  private final Console console = new Console(System.out);
  private @Nullable Thread thread;

  DefaultRun(
      RunSettings settings,
      GalleryImport galleries,
      Summary summary,
      Addresses addresses,
      LogCounts counts) {
    this.settings = settings;
    this.galleries = galleries;
    this.summary = summary;
    this.addresses = addresses;
    this.counts = counts;
  }

  @EventListener
  void start(ApplicationReadyEvent ready) {
    thread = Thread.ofPlatform().name("default-run").daemon().start(this::run);
  }

  /** The application goes on when the run fails: what was imported is there. */
  private void run() {
    String shown = null;
    try {
      SampleFolder samples = new SampleFolder(settings.samples());
      Path folder = settings.importFolder();
      boolean imports = false;
      if (settings.sample() && (counts.head() == 0 || samples.areLeft())) {
        shown = importSamples(samples);
        imports = true;
      }
      if (folder != null && !Files.isDirectory(folder)) {
        console.line("There is no folder %s; nothing is imported from it.", folder);
      } else if (folder != null) {
        shown = importFolder(folder.toAbsolutePath());
        imports = true;
      }
      if (!imports) {
        summary.show(console);
      }
    } catch (InterruptedException e) {
      console.line("stopped; an import goes on at the next start");
      return;
    } catch (IOException | RuntimeException e) {
      log.error("The default run stopped; the application goes on", e);
    }
    addresses.show(shown, console);
  }

  private @Nullable String importSamples(SampleFolder samples)
      throws IOException, InterruptedException {
    console.heading("Importing %,d pictures: our own samples".formatted(SampleFolder.SIZE));
    Ticker.during(
        samples::draw,
        () -> "drew %,d of %,d".formatted(samples.drawn(), SampleFolder.SIZE),
        console);
    String shown =
        galleries.run(
            new Gallery(
                SampleFolder.SOURCE,
                SampleFolder.SOURCE,
                SAMPLE_SEARCH,
                new StartImport(
                    SourceKind.JSONL, samples.list().toString(), null, List.of(), false),
                SampleFolder.SOURCE),
            settings.patience(),
            console);
    samples.delete();
    return shown;
  }

  private @Nullable String importFolder(Path folder) throws IOException, InterruptedException {
    console.heading("Importing the pictures below %s".formatted(folder));
    // What the import names as its pictures' source.
    Path name = folder.toRealPath().getFileName();
    return galleries.run(
        new Gallery(
            "import",
            name == null ? "import" : name.toString(),
            IMPORT_SEARCH,
            new StartImport(SourceKind.CAPTIONS, folder.toString(), null, List.of(), false),
            UUID.randomUUID().toString()),
        settings.patience(),
        console);
  }

  @Override
  public void destroy() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join(END_MILLIS);
    }
  }
}
