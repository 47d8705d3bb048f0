package io.framelog.selection;

import java.util.Arrays;
import java.util.Optional;

/** How a value is compared. */
public enum Comparison {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** The comparison that the symbol says; {@code :} is another way to write EQUAL. */
  static Optional<Comparison> of(String symbol) {
    return symbol.equals(":")
        ? Optional.of(EQUAL)
        : Arrays.stream(values()).filter(it -> it.symbol.equals(symbol)).findFirst();
  }

  public String symbol() {
    return symbol;
  }

  /** What the sign of {@code left.compareTo(right)} says under this comparison. */
  public boolean holds(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }
}
