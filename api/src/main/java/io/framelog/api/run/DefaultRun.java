package io.framelog.api.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      List<Gallery> chosen = chosen();
      for (Gallery gallery : chosen) {
        console.heading(
            "Importing %,d pictures: %s".formatted(gallery.pictures().size(), gallery.source()));
        shown = galleries.run(gallery, settings.patience(), console);
      }
      if (chosen.isEmpty()) {
        summary.show(console);
      }
    } catch (InterruptedException e) {
      console.line("stopped");
      return;
    } catch (IOException | RuntimeException e) {
      log.error("The default run stopped; the application goes on", e);
    }
    addresses.show(shown, console);
  }

  private List<Gallery> chosen() throws IOException {
    List<Gallery> chosen = new ArrayList<>();
    if (settings.sample() && counts.head() == 0) {
      chosen.add(
          new Gallery(
              SamplePictures.SOURCE, SamplePictures.SOURCE, SAMPLE_SEARCH, SamplePictures.all()));
    }
    Path folder = settings.importFolder();
    if (folder != null && !Files.isDirectory(folder)) {
      console.line("There is no folder %s; nothing is imported from it.", folder);
    } else if (folder != null) {
      FolderPictures found = FolderPictures.in(folder);
      chosen.add(new Gallery("import", found.source(), IMPORT_SEARCH, found.pictures()));
    }
    return chosen;
  }

  @Override
  public void destroy() throws InterruptedException {
    if (thread != null) {
      thread.interrupt();
      thread.join(END_MILLIS);
    }
  }
}
