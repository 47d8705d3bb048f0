package io.framelog.query.diff;

import io.framelog.diff.FindImageDiff;
import io.framelog.diff.FindImageDiff.Moment;
import io.framelog.diff.ImageDiff;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.log.LogReader;
import io.framelog.query.image.ImageReads;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers {@link FindImageDiff}. */
@Component
class FindImageDiffHandler {
  private static final String VERSION =
      "select valid_from from image_version where image_id = ?::uuid and version = ?";

  private final JdbcTemplate jdbc;
  private final ImageContents contents;
  private final ImageReads reads;
  private final LogReader log;
  private final ReadModelReach reach;

  FindImageDiffHandler(
      JdbcTemplate jdbc,
      ImageContents contents,
      ImageReads reads,
      LogReader log,
      ReadModelReach reach) {
    this.jdbc = jdbc;
    this.contents = contents;
    this.reads = reads;
    this.log = log;
    this.reach = reach;
  }

  @QueryHandler
  ImageDiff on(FindImageDiff query) {
    String id = query.imageId();
    if (!Identities.isUuid(id)) {
      throw ImageReads.notFound(id);
    }
    reads.reach(query.minPosition());
    long from = position(id, query.from());
    long to = position(id, query.to());
    ImageContent before = content(id, from);
    ImageContent behind = content(id, to);
    return new ImageDiff(
        id,
        new ImageDiff.State(from, before.version()),
        new ImageDiff.State(to, behind.version()),
        FieldChanges.between(before, behind),
        Math.max(from, to));
  }

  private long position(String imageId, @Nullable Moment moment) {
    if (moment != null && moment.version() != null) {
      List<Long> found = jdbc.queryForList(VERSION, Long.class, imageId, moment.version());
      if (found.isEmpty()) {
        throw noVersion(imageId, moment.version());
      }
      return found.getFirst();
    }
    Long asked = moment == null ? null : moment.position();
    long position = asked == null ? log.head().position() : asked;
    reads.reach(position);
    return position;
  }

  private QueryRejected noVersion(String imageId, long version) {
    boolean isKnown =
        !jdbc.queryForList(
                "select 1 from image_version where image_id = ?::uuid limit 1",
                Integer.class,
                imageId)
            .isEmpty();
    return isKnown
        ? new QueryRejected(
            ErrorCode.VERSION_NOT_REACHED,
            "Image %s has no version %d".formatted(imageId, version),
            Map.of("version", version))
        : reads.missing(imageId);
  }

  private ImageContent content(String imageId, long position) {
    ImageContent content = contents.asOf(position, List.of(imageId)).get(imageId);
    if (content == null) {
      reach.require(position);
      throw reads.missing(imageId);
    }
    return content;
  }
}
