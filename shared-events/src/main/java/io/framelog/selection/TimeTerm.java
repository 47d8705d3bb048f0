package io.framelog.selection;

import io.framelog.selection.Selection.Deed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Terms about times: a moment as RFC 3339 writes it, or a date, which stands for the whole day in
 * UTC ({@code =} is within it, {@code >} behind its end).
 */
final class TimeTerm {
  private static final int LAST_YEAR = 9999;

  private TimeTerm() {}

  static Selection of(Deed deed, Comparison comparison, Token value) {
    try {
      return value.text().indexOf('T') < 0 && value.text().indexOf('t') < 0
          ? day(deed, comparison, LocalDate.parse(value.text()))
          : new Selection.At(deed, comparison, moment(value.text()));
    } catch (DateTimeException e) {
      throw new SelectionSyntaxException(
          "a time is 2026-01-31 or 2026-01-31T12:00:00Z, with up to 6 decimals", value.column());
    }
  }

  private static Selection day(Deed deed, Comparison comparison, LocalDate day) {
    Instant start = checked(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    Instant end = start.plus(1, ChronoUnit.DAYS);
    return switch (comparison) {
      case EQUAL ->
          new Selection.And(
              List.of(
                  new Selection.At(deed, Comparison.AT_LEAST, start),
                  new Selection.At(deed, Comparison.LESS, end)));
      case NOT_EQUAL -> new Selection.Not(day(deed, Comparison.EQUAL, day));
      case LESS, AT_LEAST -> new Selection.At(deed, comparison, start);
      case AT_MOST -> new Selection.At(deed, Comparison.LESS, end);
      case GREATER -> new Selection.At(deed, Comparison.AT_LEAST, end);
    };
  }

  private static Instant moment(String text) {
    Instant moment = checked(OffsetDateTime.parse(text).toInstant());
    if (!moment.equals(moment.truncatedTo(ChronoUnit.MICROS))) {
      throw new DateTimeException("finer than the log");
    }
    return moment;
  }

  /** What RFC 3339 can write. */
  private static Instant checked(Instant time) {
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > LAST_YEAR) {
      throw new DateTimeException("year " + year);
    }
    return time;
  }
}
