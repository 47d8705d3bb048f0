package io.framelog.api.json;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Which of several forms of an answer a client wants. */
public final class Accepted {
  private Accepted() {}

  /**
   * The first of the client's preferences that we have; JSON for those who take anything, and
   * without a header.
   *
   * @param accept the header {@code Accept}, which names at least one form that we have
   * @param others the forms beside JSON
   */
  public static MediaType of(@Nullable String accept, MediaType... others) {
    List<MediaType> preferred = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(preferred);
    for (MediaType type : preferred) {
      Optional<MediaType> ours =
          type.includes(MediaType.APPLICATION_JSON)
              ? Optional.of(MediaType.APPLICATION_JSON)
              : List.of(others).stream().filter(type::includes).findFirst();
      if (ours.isPresent()) {
        return ours.get();
      }
    }
    return MediaType.APPLICATION_JSON;
  }
}
