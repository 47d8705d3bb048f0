package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The vocabulary and the caption bank that ship with the default package. */
class DefaultTextsTest {
  @Test
  void every_tag_is_one_that_the_domain_would_keep_unchanged() throws IOException {
    assertThat(TextLines.of(resource("vocabulary.tsv")))
        .hasSizeBetween(280, 340)
        .extracting(line -> line.substring(0, line.indexOf('\t')))
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.matches("[a-z-]+( [a-z-]+){0,2}"));
  }

  @Test
  void every_tag_has_one_phrase_of_its_own() throws IOException {
    assertThat(TextLines.of(resource("vocabulary.tsv")))
        .extracting(line -> line.substring(line.indexOf('\t') + 1))
        .doesNotHaveDuplicates()
        .allMatch(phrase -> phrase.matches("\\S+( \\S+)+"));
  }

  @Test
  void every_caption_is_one_short_sentence() throws IOException {
    assertThat(TextLines.of(resource("captions.txt")))
        .hasSizeBetween(380, 440)
        .doesNotHaveDuplicates()
        .allMatch(caption -> caption.matches("[A-Z][^.]{10,90}\\."));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        DefaultTextsTest.class.getResourceAsStream("/models/photo-minilm/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
