package io.framelog.query.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MetadataTermsTest {
  private static MetadataTerms of(String json) {
    return MetadataTerms.of(JsonMapper.shared().readTree(json));
  }

  @Test
  void walkObjectsAndArraysAndLeaveNullsOut() {
    MetadataTerms terms =
        of("{\"a\":{\"b\":[true,null,{\"c\":\"x\"}]},\"n\":2.50,\"gone\":null,\"d.e\":\"f\"}");
    assertThat(terms.paths())
        .containsExactlyInAnyOrder(
            "=a", "=a\0b", "=a\0b\0" + "0", "=a\0b\0" + "2", "=a\0b\0" + "2\0c", "=n", "=d.e");
    assertThat(terms.texts())
        .containsExactlyInAnyOrder("=a\0b\0" + "0\0=true", "=a\0b\0" + "2\0c\0=x", "=d.e\0=f");
    assertThat(terms.numbers()).containsExactly(MetadataTerms.number("n", new BigDecimal("2.5")));
  }

  @Test
  void fitIntoATermHoweverLongAValueIs() {
    String longest = "語".repeat(50_000);
    MetadataTerms terms = of("{\"k\":\"" + longest + "\",\"" + longest + "\":1}");
    assertThat(terms.texts()).containsExactly(MetadataTerms.text("k", longest));
    assertThat(terms.texts()).isNotEqualTo(of("{\"k\":\"" + longest + "x\"}").texts());
    assertThat(terms.paths())
        .allSatisfy(
            path -> assertThat(path.getBytes(StandardCharsets.UTF_8).length).isLessThan(32_766));
  }

  @Test
  void keepPathsApartThatLookAlike() {
    assertThat(of("{\"a\":{\"b\":1}}").numbers())
        .doesNotContainAnyElementsOf(of("{\"a.b\":1}").numbers());
    assertThat(of("{\"a\":\"b\"}").texts())
        .doesNotContainAnyElementsOf(of("{\"a\":{\"=b\":\"\"}}").texts());
  }
}
