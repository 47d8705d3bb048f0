package io.framelog.image.queries;

import java.util.List;

/** Image ids in order; fewer than were asked for only at the end. */
public record SelectedImages(List<String> ids) {
  public SelectedImages {
    ids = List.copyOf(ids);
  }
}
