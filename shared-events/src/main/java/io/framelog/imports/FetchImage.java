package io.framelog.imports;

import io.framelog.image.NewCrop;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Submits a job of kind {@value #KIND} that fetches an image from the web and registers it. The
 * answer's {@code ids} hold the {@code jobId}; the job's result holds the {@code imageId}.
 */
public record FetchImage(
    String sourceUrl,
    @Nullable String caption,
    List<String> tags,
    List<String> actors,
    Map<String, Object> metadata,
    List<NewCrop> crops) {
  public static final String KIND = "fetch";

  public FetchImage {
    tags = List.copyOf(tags);
    actors = List.copyOf(actors);
    crops = List.copyOf(crops);
  }
}
