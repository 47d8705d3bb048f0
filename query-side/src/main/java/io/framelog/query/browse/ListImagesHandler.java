package io.framelog.query.browse;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.query.browse.ListCursor.ListId;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.ImageReads;
import io.framelog.query.selection.ResolvedSelection;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.query.selection.Selections;
import io.framelog.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Answers {@link ListImages}: current images through the cache, past ones past it. */
@Component
class ListImagesHandler {
  private static final RowMapper<ListCursor> ROW =
      (row, number) -> new ListCursor(row.getLong(2), row.getObject(1, UUID.class));

  private final BoundedReads reads;
  private final ImageFetch current;
  private final ImageReads past;
  private final SelectionResolver resolver;

  ListImagesHandler(
      BoundedReads reads, ImageFetch current, ImageReads past, SelectionResolver resolver) {
    this.resolver = resolver;
    this.reads = reads;
    this.current = current;
    this.past = past;
  }

  /** The rows of a page, one more when there are more, and the position they were found at. */
  private record Found(List<ListCursor> rows, @Nullable Long count, long position) {}

  @QueryHandler
  ImagePage on(ListImages query) {
    int limit = query.limit();
    if (limit < 1 || limit > ListImages.MAX_LIMIT) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED,
          "limit is 1 to " + ListImages.MAX_LIMIT,
          Map.of("field", "limit"));
    }
    Selection selection = Selections.parse(query.filter());
    ListOrder order = ListOrder.of(query.sort());
    ListId list = ListId.of(order, selection, query.asOf());
    ListCursor after = query.cursor() == null ? null : ListCursor.read(query.cursor(), list);
    ResolvedSelection resolved = resolver.resolve(selection, query.asOf(), query.minPosition());
    ListStatements statements =
        new ListStatements(order, query.asOf(), resolved.selection(), after, limit + 1);
    Found found =
        reads.read(query.asOf(), query.minPosition(), session -> find(session, statements, query));
    List<ListCursor> rows = found.rows().subList(0, Math.min(limit, found.rows().size()));
    return new ImagePage(
        documents(rows, query.asOf(), found.position()),
        found.rows().size() > limit ? rows.getLast().text(list) : null,
        found.count(),
        query.asOf() == null ? Math.min(found.position(), resolved.position()) : query.asOf());
  }

  private static Found find(BoundedSession session, ListStatements statements, ListImages query) {
    List<ListCursor> rows = session.walk(statements.walk(), ROW);
    if (rows.size() <= query.limit()
        && session.walk(statements.goesOn(), (row, number) -> row.getBoolean(1)).getFirst()) {
      rows = session.query(statements.sort(), ROW);
    }
    Long count =
        query.count()
            ? session.query(statements.count(), (row, number) -> row.getLong(1)).getFirst()
            : null;
    return new Found(rows, count, session.position());
  }

  private List<ImageDocument> documents(List<ListCursor> rows, @Nullable Long asOf, long position) {
    List<String> ids = rows.stream().map(row -> row.id().toString()).toList();
    return asOf == null
        ? current.fetch(ids, position).images()
        : past.load(ids, asOf, null).inOrder(ids).images();
  }
}
