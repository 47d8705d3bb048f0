package io.framelog.query.selection;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Decimal numbers as ASCII text whose order is the order of the numbers, exact to 1,000 significant
 * digits, so that one keyword field can hold the numbers of all metadata keys.
 */
final class OrderedNumber {
  /** Above the text of every number. */
  static final String END = "3";

  private static final String NEGATIVE = "0";
  private static final String ZERO = "1";
  private static final String POSITIVE = "2";
  private static final long EXPONENT_OFFSET = 10_000_000_000L;
  private static final int MAX_DIGITS = 1_000;

  private OrderedNumber() {}

  /** Sign, exponent, digits: the number is 0.digits times ten to the exponent. */
  static String of(BigDecimal number) {
    if (number.signum() == 0) {
      return ZERO;
    }
    BigDecimal plain = number.abs().stripTrailingZeros();
    long exponent = (long) plain.precision() - plain.scale();
    String digits = plain.unscaledValue().toString();
    digits = digits.substring(0, Math.min(MAX_DIGITS, digits.length()));
    return number.signum() > 0
        ? POSITIVE + fixed(EXPONENT_OFFSET + exponent) + digits
        // The closing mark sorts behind digits: -0.5 is above -0.51.
        : NEGATIVE + fixed(EXPONENT_OFFSET - exponent) + complement(digits) + '~';
  }

  private static String fixed(long exponent) {
    return String.format(Locale.ROOT, "%011d", exponent);
  }

  private static String complement(String digits) {
    StringBuilder text = new StringBuilder(digits.length());
    digits.chars().forEach(digit -> text.append((char) ('0' + '9' - digit)));
    return text.toString();
  }
}
