package io.framelog.query.duplicate;

import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicatesOfImage;
import io.framelog.duplicate.FindDuplicateGroup;
import io.framelog.duplicate.FindDuplicatesOf;
import io.framelog.duplicate.ListDuplicateGroups;
import io.framelog.duplicate.MaxDistance;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.QuerySettings;
import io.framelog.query.image.ImageDocuments;
import io.framelog.query.progress.ProjectionProgress;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions about near-duplicates; waits outside any transaction. */
@Component
class DuplicateQueryHandler {
  private final DuplicateReads reads;
  private final ProjectionProgress progress;
  private final QuerySettings settings;

  DuplicateQueryHandler(DuplicateReads reads, ProjectionProgress progress, QuerySettings settings) {
    this.reads = reads;
    this.progress = progress;
    this.settings = settings;
  }

  @QueryHandler
  DuplicateGroups handle(ListDuplicateGroups query) {
    checkDistance(query.maxDistance());
    checkLimit(query.limit(), ListDuplicateGroups.MOST);
    await(query.minPosition());
    return reads.groups(query);
  }

  @QueryHandler
  DuplicateGroupMembers handle(FindDuplicateGroup query) {
    checkLimit(query.limit(), FindDuplicateGroup.MOST);
    await(query.minPosition());
    return reads.group(query);
  }

  @QueryHandler
  DuplicatesOfImage handle(FindDuplicatesOf query) {
    checkDistance(query.maxDistance());
    checkLimit(query.limit(), FindDuplicatesOf.MOST);
    await(query.minPosition());
    return reads.duplicatesOf(query);
  }

  private static void checkDistance(int maxDistance) {
    if (maxDistance < 0 || maxDistance > MaxDistance.LIMIT) {
      throw new QueryRejected(
          ErrorCode.MAX_DISTANCE_INVALID,
          "The distance between hashes is 0 to %d, not %d"
              .formatted(MaxDistance.LIMIT, maxDistance),
          Map.of("limit", MaxDistance.LIMIT));
    }
  }

  private static void checkLimit(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "limit is 1 to " + most, Map.of("limit", most));
    }
  }

  private void await(@Nullable Long minPosition) {
    if (minPosition != null) {
      progress.await(NearDuplicateProjection.NAME, minPosition, settings.patience());
      progress.await(ImageDocuments.PROJECTION, minPosition, settings.patience());
    }
  }
}
