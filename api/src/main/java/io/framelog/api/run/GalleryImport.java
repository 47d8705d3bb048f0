package io.framelog.api.run;

import io.framelog.api.command.CommandContext;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import io.framelog.job.JobView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports a gallery, waits for the machine, and shows what can be done with it. */
@Component
class GalleryImport {
  private final ImportWatch imports;
  private final EnrichmentWatch enrichment;
  private final Summary summary;
  private final Tour tour;
  private final LogCounts counts;
  private final Queries queries;

  GalleryImport(
      ImportWatch imports,
      EnrichmentWatch enrichment,
      Summary summary,
      Tour tour,
      LogCounts counts,
      Queries queries) {
    this.imports = imports;
    this.enrichment = enrichment;
    this.summary = summary;
    this.tour = tour;
    this.counts = counts;
    this.queries = queries;
  }

  /**
   * Returns one of the images, or null when there is none.
   *
   * @param patience how long enrichment is waited for
   */
  @Nullable String run(Gallery gallery, Duration patience, Console console)
      throws InterruptedException {
    CommandContext context =
        new CommandContext(
            gallery.name(), "framelog-run", "import", gallery.name(), null, gallery.key(), null);
    JobView job = imports.run(gallery.files(), context, console);
    long position = Objects.requireNonNull(job.position());
    enrichment.awaitReadModel(position, patience);
    String selection = Tour.fromSource(gallery.source());
    List<String> imageIds = imageIds(selection, position);
    if (imageIds.isEmpty()) {
      return null;
    }
    awaitEnrichment(imageIds, patience, console);
    summary.show(console);
    tour.search(gallery.search(), counts.head(), console);
    tour.batch(imageIds, console);
    tour.snapshot(gallery.name(), selection, context, console);
    return imageIds.getFirst();
  }

  private List<String> imageIds(String selection, long position) {
    List<String> all = new ArrayList<>();
    List<String> page;
    do {
      String after = all.isEmpty() ? null : all.getLast();
      page =
          queries
              .ask(
                  new FindSelectedImages(selection, position, null, after, FindSelectedImages.MOST),
                  SelectedImages.class)
              .ids();
      all.addAll(page);
    } while (page.size() == FindSelectedImages.MOST);
    return all;
  }

  private void awaitEnrichment(List<String> imageIds, Duration patience, Console console)
      throws InterruptedException {
    long start = System.nanoTime();
    int pending = enrichment.await(imageIds, patience, console);
    console.line(
        "enriched %,d of %,d in %.1f s%s",
        imageIds.size() - pending,
        imageIds.size(),
        (System.nanoTime() - start) / 1e9,
        pending == 0 ? "" : "; the rest goes on in the background");
  }
}
