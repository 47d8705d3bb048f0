package io.framelog.command.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.command.annotation.JsonEquality;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The examples of RFC 7396, appendix A, whose document is an object. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":"b"}           | {"a":"c"}                     | {"a":"c"}
          {"a":"b"}           | {"b":"c"}                     | {"a":"b","b":"c"}
          {"a":"b"}           | {"a":null}                    | {}
          {"a":"b","b":"c"}   | {"a":null}                    | {"b":"c"}
          {"a":["b"]}         | {"a":"c"}                     | {"a":"c"}
          {"a":"c"}           | {"a":["b"]}                   | {"a":["b"]}
          {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}}      | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}   | {"a":[1]}                     | {"a":[1]}
          {"a":"foo"}         | null                          | null
          {"a":"foo"}         | "bar"                         | "bar"
          {"e":null}          | {"a":1}                       | {"e":null,"a":1}
          ["a","b"]           | {"a":"b","c":null}            | {"a":"b"}
          {}                  | {"a":{"bb":{"ccc":null}}}     | {"a":{"bb":{}}}
          """)
  void givesWhatTheStandardSays(String target, String patch, String result) {
    assertThat(MergePatch.apply(read(target), read(patch))).isEqualTo(read(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1}        | {"a":1.0}       | true
          {"a":1,"b":2}  | {"b":2,"a":1}   | true
          [1,[2,null]]   | [1.0,[2,null]]  | true
          [1,2]          | [2,1]           | false
          {"a":1}        | {"a":"1"}       | false
          {"a":1}        | {"b":1}         | false
          1e300          | 1e-300          | false
          18446744073709551615 | 18446744073709551614 | false
          null           | false           | false
          """)
  void valuesThatSayTheSameAreEqual(String one, String other, boolean same) {
    assertThat(JsonEquality.same(read(one), read(other))).isEqualTo(same);
    assertThat(JsonEquality.same(read(other), read(one))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"1", "-1", "9007199254740993", "18446744073709551615", "0.1", "4.9E-324"})
  void numbersComeBackFromTheLogAsTheyWent(String number) {
    Object normal = MetadataMustBeJson.normalised(Map.of("n", readNumber(number))).get("n");
    assertThat(readNumber(JSON.writeValueAsString(normal))).isEqualTo(normal);
  }

  private static Object read(String json) {
    return JSON.readValue(json, Object.class);
  }

  private static Number readNumber(String json) {
    return JSON.readValue(json, Number.class);
  }
}
