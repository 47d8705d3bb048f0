package io.framelog.query.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderedNumberTest {
  @Test
  void ordersAsTheNumbersDo() {
    Random random = new Random(42);
    List<BigDecimal> numbers = new ArrayList<>();
    for (String number :
        List.of(
            "0",
            "0.0",
            "-0",
            "1",
            "1.0",
            "10",
            "1e1",
            "-1",
            "0.5",
            "0.51",
            "-0.5",
            "-0.51",
            "9007199254740993",
            "9007199254740992",
            "1e400",
            "-1e400",
            "1e-400",
            "-1e-400")) {
      numbers.add(new BigDecimal(number));
    }
    for (int i = 0; i < 300; i++) {
      BigDecimal number =
          new BigDecimal(new BigInteger(1 + random.nextInt(80), random), random.nextInt(40) - 20);
      numbers.add(random.nextBoolean() ? number : number.negate());
    }
    for (BigDecimal one : numbers) {
      for (BigDecimal other : numbers) {
        assertThat(Integer.signum(OrderedNumber.of(one).compareTo(OrderedNumber.of(other))))
            .as("%s and %s", one, other)
            .isEqualTo(one.compareTo(other));
      }
      assertThat(OrderedNumber.of(one)).isLessThan(OrderedNumber.END).isGreaterThan("");
    }
  }

  @Test
  void staysShortEnoughForATerm() {
    assertThat(OrderedNumber.of(new BigDecimal("7".repeat(40_000))).length()).isLessThan(2_000);
    assertThat(OrderedNumber.of(new BigDecimal("1e2147483647")).length()).isLessThan(20);
  }
}
