package io.framelog.query.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which review states are wanted. */
record ReviewFilter(SortedSet<String> wanted) {
  private static final String UNREVIEWED = "UNREVIEWED";
  private static final Set<String> STATES =
      Set.of("APPROVED", "NEEDS_WORK", "REJECTED", UNREVIEWED);

  /** Those named, or all when none is, without those excluded. */
  static ReviewFilter of(List<String> include, List<String> exclude) {
    SortedSet<String> wanted = include.isEmpty() ? new TreeSet<>(STATES) : states(include);
    wanted.removeAll(states(exclude));
    if (wanted.isEmpty()) {
      throw invalid("'review' and 'excludeReview' leave no review state over");
    }
    return new ReviewFilter(Collections.unmodifiableSortedSet(wanted));
  }

  private static SortedSet<String> states(Collection<String> texts) {
    SortedSet<String> states = new TreeSet<>();
    for (String text : texts) {
      String state = text.strip().toUpperCase(Locale.ROOT);
      if (!STATES.contains(state)) {
        throw invalid(
            "'%s' is no review state; there are %s".formatted(text, new TreeSet<>(STATES)));
      }
      states.add(state);
    }
    return states;
  }

  private static RejectedException invalid(String detail) {
    return new RejectedException(ErrorCode.EXPORT_OPTION_INVALID, detail);
  }

  boolean acceptsAll() {
    return wanted.containsAll(STATES);
  }

  boolean accepts(@Nullable String review) {
    return wanted.contains(review == null ? UNREVIEWED : review);
  }
}
