package io.framelog.api.image;

import io.framelog.api.json.StrictJson;
import io.framelog.api.live.Feed;
import io.framelog.api.live.LiveEvent;
import io.framelog.api.live.Slice;
import io.framelog.api.live.Watched;
import io.framelog.api.query.Queries;
import io.framelog.api.sse.Frames;
import io.framelog.api.sse.StreamKind;
import io.framelog.image.queries.FindSelectionChanges;
import io.framelog.image.queries.SelectionChange;
import io.framelog.image.queries.SelectionChanges;
import java.util.Objects;

/** What events mean for a selection, page by page. */
final class SelectionFeed implements Feed {
  private static final int PAGE = 500;

  private final Queries queries;
  private final String selection;

  private SelectionFeed(Queries queries, String selection) {
    this.queries = queries;
    this.selection = selection;
  }

  /** The selection for a client; equal ones are looked at once for all who watch them. */
  static Watched watched(Queries queries, String selection) {
    return new Watched(
        StreamKind.SELECTION,
        "selection " + selection,
        () -> new SelectionFeed(queries, selection),
        () -> new SelectionFeed(queries, selection),
        event -> true);
  }

  @Override
  public Slice read(long after) {
    SelectionChanges next =
        queries.ask(new FindSelectionChanges(selection, after, PAGE), SelectionChanges.class);
    return new Slice(next.changes().stream().map(SelectionFeed::event).toList(), next.position());
  }

  private static LiveEvent event(SelectionChange change) {
    SelectionChangeBody body = SelectionChangeBody.of(change);
    return new LiveEvent(
        change.position(),
        change.type(),
        Objects.requireNonNullElse(change.actor(), ""),
        change.imageId(),
        Frames.event(body.change(), change.position(), StrictJson.MAPPER.writeValueAsString(body)));
  }
}
