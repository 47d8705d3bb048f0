package io.framelog.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "Running dogs,run dog",
    "the dog's running,the dog run",
    "CAFÉ Über Ångström,cafe uber angstrom",
    "ﬁne ① ｆｕｌｌ,fine 1 full",
    "straße Ørsted,strass orst",
    "red-brick wall; 35mm f/2.8,red brick wall 35mm f 2.8",
    "東京タワー,東 京 タワー",
    "한국어,한국어",
    "हिन्दी,हिन्दी",
  })
  void areFoldedAndStemmed(String text, String expected) {
    assertThat(Words.joined(text)).isEqualTo(expected);
  }

  @Test
  void ofTheSameMeaningAreTheSame() {
    assertThat(Words.of("A café with cars, parked"))
        .isEqualTo(Words.of("a CAFE\u0301 with car parking"));
  }

  @Test
  void ofPunctuationAreNone() {
    assertThat(Words.of(" -- ?! \n")).isEmpty();
    assertThat(Words.of("")).isEmpty();
  }
}
