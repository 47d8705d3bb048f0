package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number inside metadata is a finite double, or an integer from -2^63 to 2^64 - 1 (seeds are
 * unsigned 64-bit numbers): what every reader of the log gets back as it was written.
 */
final class MetadataNumberMustBeStorable {
  private static final BigInteger LEAST = BigInteger.TWO.pow(63).negate();
  private static final BigInteger GREATEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private MetadataNumberMustBeStorable() {}

  /** The number as it is read back from JSON: Integer, Long, BigInteger or a finite Double. */
  static Number normalised(Number number) {
    return switch (number) {
      case Integer n -> n;
      case Long n -> smallest(n);
      case Short n -> n.intValue();
      case Byte n -> n.intValue();
      case BigInteger n -> storable(n);
      case Double n -> finite(n);
      case Float n -> finite(Double.parseDouble(n.toString()));
      case BigDecimal n -> finite(n.doubleValue());
      default -> throw notStorable();
    };
  }

  private static Number storable(BigInteger n) {
    if (n.compareTo(LEAST) < 0 || n.compareTo(GREATEST) > 0) {
      throw notStorable();
    }
    if (n.bitLength() <= 63) {
      return smallest(n.longValueExact());
    }
    return n;
  }

  private static Number smallest(long n) {
    if (n == (int) n) {
      return (int) n;
    }
    return n;
  }

  private static Number finite(double n) {
    if (!Double.isFinite(n)) {
      throw notStorable();
    }
    return n + 0.0; // no negative zero
  }

  private static CommandRejected notStorable() {
    return new CommandRejected(
        ErrorCode.METADATA_INVALID,
        "A metadata number is a finite double or an integer of at most 64 bits; write others as"
            + " text");
  }
}
