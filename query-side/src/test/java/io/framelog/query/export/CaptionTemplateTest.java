package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Crop;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTemplateTest {
  private static ExportItem item(String caption) {
    return new ExportItem(
        "id1",
        "",
        "image/png",
        4,
        3,
        caption,
        List.of("a", "b"),
        List.of("ann"),
        Map.of("source", "flickr", "n", 7, "list", List.of(1)),
        List.of(),
        null,
        "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      textBlock =
          """
          {caption}|{tags}          ; a dog ; -    ; a dog
          {caption}|{tags}          ; ''    ; -    ; 'a, b'
          {caption}|{tags}          ; ' '   ; -    ; 'a, b'
          {review}|{caption}        ; ''    ; -    ; ''
          {review}|none             ; ''    ; -    ; none
          {label} of {caption}|{id} ; a dog ; head ; head of a dog
          {label} of {caption}|{id} ; a dog ; -    ; id1
          by {actors} from {source} ; ''    ; -    ; by ann from flickr
          n={metadata.n}            ; ''    ; -    ; n=7
          {metadata.list}           ; ''    ; -    ; [1]
          {metadata.other}|-{tags}- ; ''    ; -    ; '-a, b-'
          \\{caption\\} \\| \\\\    ; ''    ; -    ; '{caption} | \\'
          """)
  void theFirstAlternativeWhoseFieldsAllHaveAValueIsTaken(
      String template, String caption, @Nullable String label, String expected) {
    Crop crop = label == null ? null : crop(1, label, 0, 0, 1, 1);

    assertThat(new Sample(item(caption), crop).caption(CaptionTemplate.parse(template)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'a\nb', 'a b'", "'a\r\n\r\nb', 'a b'", "'\ta\t', a"})
  void aCaptionIsOneLine(String caption, String expected) {
    assertThat(new Sample(item(caption), null).caption(CaptionTemplate.parse("{caption}")))
        .isEqualTo(expected);
  }
}
