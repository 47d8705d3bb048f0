package io.framelog.query.image;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.QuerySettings;
import io.framelog.query.progress.ProjectionProgress;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads images once the read model has reached what the reader asks for. */
@Component
public class ImageReads {
  private final ImageDocuments documents;
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  ImageReads(ImageDocuments documents, ProjectionProgress progress, QuerySettings settings) {
    this.documents = documents;
    this.progress = progress;
    this.settings = settings;
  }

  /**
   * The images that exist, by id, from PostgreSQL.
   *
   * @param asOf a past position, or null for now
   * @param minPosition the least position that the answer may be true at, or null
   * @throws QueryRejected as {@link ProjectionProgress#await} does
   */
  public LoadedImages load(
      Collection<String> ids, @Nullable Long asOf, @Nullable Long minPosition) {
    if (asOf != null && asOf >= 0 && (minPosition == null || minPosition <= asOf)) {
      // Mostly it is reached, and asking before would take as long as reading.
      Optional<LoadedImages> past = documents.loadReached(ids, asOf);
      if (past.isPresent()) {
        return past.get();
      }
    }
    reach(minPosition);
    reach(asOf);
    LoadedImages loaded = documents.loadAt(ids, asOf);
    if (asOf == null && minPosition != null && loaded.position() < minPosition) {
      // The projection was reset between waiting and reading.
      throw ProjectionProgress.behind(ImageProjection.NAME, minPosition);
    }
    return loaded;
  }

  /** Waits until the projection has handled the event at {@code position}, if there is one. */
  public void reach(@Nullable Long position) {
    if (position != null) {
      progress.await(ImageProjection.NAME, position, settings.patience());
    }
  }

  /** Why an image that is asked for by its id is not there. */
  public QueryRejected missing(String imageId) {
    return documents.isErased(imageId)
        ? new QueryRejected(ErrorCode.IMAGE_ERASED, "Image " + imageId + " was erased")
        : notFound(imageId);
  }

  /** The refusal {@code image-not-found}. */
  public static QueryRejected notFound(String imageId) {
    return new QueryRejected(ErrorCode.IMAGE_NOT_FOUND, "There is no image " + imageId);
  }
}
