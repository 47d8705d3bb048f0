package io.framelog.query.diff;

import io.framelog.diff.DiffPage;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be asked of one page. */
public final class DiffLimits {
  private DiffLimits() {}

  /**
   * @throws QueryRejected {@code validation-failed} naming {@code limit}, {@code cursor-invalid}
   */
  public static void check(int limit, @Nullable String after) {
    if (limit < 1 || limit > DiffPage.MAX_LIMIT) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED,
          "limit is 1 to " + DiffPage.MAX_LIMIT,
          Map.of("field", "limit"));
    }
    if (after != null && !Identities.isUuid(after)) {
      throw new QueryRejected(ErrorCode.CURSOR_INVALID, "'" + after + "' is not a cursor of ours");
    }
  }
}
