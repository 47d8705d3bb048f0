package io.framelog.api.run;

import io.framelog.api.command.CommandContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports a gallery, waits for the machine, and shows what can be done with it. */
@Component
class GalleryImport {
  private final PictureImport pictures;
  private final EnrichmentWatch enrichment;
  private final Summary summary;
  private final Tour tour;
  private final LogCounts counts;

  GalleryImport(
      PictureImport pictures,
      EnrichmentWatch enrichment,
      Summary summary,
      Tour tour,
      LogCounts counts) {
    this.pictures = pictures;
    this.enrichment = enrichment;
    this.summary = summary;
    this.tour = tour;
    this.counts = counts;
  }

  /**
   * Returns one of the images, or null when none could be registered.
   *
   * @param patience how long enrichment is waited for
   */
  @Nullable String run(Gallery gallery, Duration patience, Console console)
      throws InterruptedException {
    ImportTally tally = new ImportTally(counts.head());
    register(gallery, tally, console);
    List<String> imageIds = tally.imageIds();
    if (imageIds.isEmpty()) {
      return null;
    }
    awaitEnrichment(imageIds, tally.position(), patience, console);
    summary.show(console);
    tour.search(gallery.search(), counts.head(), console);
    tour.batch(imageIds, console);
    tour.snapshot(
        gallery.name(),
        gallery.source(),
        new CommandContext(gallery.name(), "framelog-run", null, gallery.name(), null, null, null),
        console);
    return imageIds.getFirst();
  }

  private void register(Gallery gallery, ImportTally tally, Console console)
      throws InterruptedException {
    int total = gallery.pictures().size();
    long start = System.nanoTime();
    Ticker.during(
        () -> pictures.run(gallery.pictures(), gallery.name(), tally),
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
  }

  private void awaitEnrichment(
      List<String> imageIds, long position, Duration patience, Console console)
      throws InterruptedException {
    long start = System.nanoTime();
    int pending = enrichment.await(imageIds, position, patience, console);
    console.line(
        "enriched %,d of %,d in %.1f s%s",
        imageIds.size() - pending,
        imageIds.size(),
        seconds(start),
        pending == 0 ? "" : "; the rest goes on in the background");
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
