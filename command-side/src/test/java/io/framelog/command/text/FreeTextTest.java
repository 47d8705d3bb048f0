package io.framelog.command.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a\n\tb", "\uD83D\uDC31", "e\u0301", "\uFFFF", "\u200B"})
  void ordinaryTextIsPlain(String text) {
    assertThat(FreeText.isPlain(text)).isTrue();
    assertThat(FreeText.isWellFormed(text)).isTrue();
    assertThat(FreeText.plainPart(text, 100)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0007", "\r", "\u007F", "\u0085"})
  void otherControlCharactersAreWellFormedButNotPlain(String text) {
    assertThat(FreeText.isWellFormed(text)).isTrue();
    assertThat(FreeText.isPlain(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\uD83D", "\uDC31", "a\uDC31\uD83Db"})
  void zeroAndLoneSurrogatesAreNotWellFormed(String text) {
    assertThat(FreeText.isWellFormed(text)).isFalse();
    assertThat(FreeText.isPlain(text)).isFalse();
    assertThat(FreeText.isPlain(FreeText.plainPart(text, 100))).isTrue();
  }

  @Test
  void cuttingNeverSplitsACharacter() {
    assertThat(FreeText.plainPart("ab\uD83D\uDC31c", 3)).isEqualTo("ab");
    assertThat(FreeText.plainPart("ab\uD83D\uDC31c", 4)).isEqualTo("ab\uD83D\uDC31");
  }

  @Test
  void whatIsShownCanAlwaysBeSent() {
    assertThat(FreeText.quoted("a\u0000\n\uD83D\u200B"))
        .isEqualTo("\"a\\u0000\\u000a\\ud83d\\u200b\"");
    assertThat(FreeText.quoted("x".repeat(41))).isEqualTo("\"" + "x".repeat(40) + "…\"");
  }
}
