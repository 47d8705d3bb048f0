package io.framelog.query.image;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import io.framelog.query.QuerySettings;
import io.framelog.query.bulk.TextArray;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.query.selection.Selections;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Says which images a selection selects as of a position, page by page. */
@Component
class FindSelectedImagesHandler {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String SELECT =
      """
      select i.image_id::text from image i join image_version v on v.image_id = i.image_id
       where i.image_id > ? and v.valid_from <= ? and v.valid_to > ? and
      """;

  private final JdbcTemplate jdbc;
  private final ProjectionProgress progress;
  private final QuerySettings settings;
  private final SelectionResolver resolver;

  FindSelectedImagesHandler(
      JdbcTemplate jdbc,
      ProjectionProgress progress,
      QuerySettings settings,
      SelectionResolver resolver) {
    this.jdbc = jdbc;
    this.progress = progress;
    this.settings = settings;
    this.resolver = resolver;
  }

  @QueryHandler
  SelectedImages handle(FindSelectedImages query) {
    Selection selection = Selections.read(query.selection());
    progress.await(ImageProjection.NAME, query.position(), settings.patience());
    SqlCondition condition =
        SqlSelection.asOf(
            query.position(), resolver.resolve(selection, query.position(), null).selection());
    List<Object> parameters = new ArrayList<>();
    parameters.add(after(query.after()));
    parameters.add(query.position());
    parameters.add(query.position());
    parameters.addAll(condition.parameters());
    String among = "";
    if (query.among() != null) {
      among = " and i.image_id = any (?::uuid[])";
      parameters.add(TextArray.literal(query.among()));
    }
    parameters.add(Math.clamp(query.limit(), 1, FindSelectedImages.MOST));
    return new SelectedImages(
        jdbc.queryForList(
            SELECT + condition.sql() + among + " order by i.image_id limit ?",
            String.class,
            parameters.toArray()));
  }

  private static UUID after(@Nullable String imageId) {
    if (imageId == null) {
      return BEFORE_ALL;
    }
    if (!Identities.isUuid(imageId)) {
      throw new QueryRejected(ErrorCode.CURSOR_INVALID, "'after' is not an image id");
    }
    return UUID.fromString(imageId);
  }
}
