package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.queries.Withheld;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReproducibleExportsTest {
  private final SealedSnapshot snapshot = new SealedSnapshot();

  @ParameterizedTest
  @EnumSource
  void anotherTimeAnotherPlaceAnotherLanguageTheSameBytes(ExportFormat format) {
    for (int n = 0; n < 1_200; n++) {
      snapshot.add(
          n,
          new Facts(
              "c" + n,
              List.of("t" + n % 7),
              Map.of("n", n / 3.0),
              List.of(crop(n, "l" + n % 5, 0.1, 0.2, 0.3, 0.4)),
              null));
    }
    byte[] first = snapshot.export(format, "shard", "1/2");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

      assertThat(snapshot.export(format, "shard", "1/2")).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void everyOptionIsInTheName() {
    Set<String> etags = new HashSet<>();
    List<String[]> options =
        List.of(
            new String[] {},
            new String[] {"shard", "1/2"},
            new String[] {"shard", "2/2"},
            new String[] {"images", "crops"},
            new String[] {"captionTemplate", "{tags}"},
            new String[] {"review", "APPROVED"},
            new String[] {"validation", "0.5"},
            new String[] {"validation", "0.5", "seed", "7"},
            new String[] {"validation", "0.5", "part", "train"});
    for (String[] each : options) {
      etags.add(snapshot.prepare(ExportFormat.CAPTIONS, each).etag());
    }
    etags.add(snapshot.prepare(ExportFormat.WEBDATASET).etag());
    String before = snapshot.prepare(ExportFormat.CAPTIONS).etag();
    snapshot.digest = "another";
    etags.add(snapshot.prepare(ExportFormat.CAPTIONS).etag());
    snapshot.withheld = new Withheld(50L, 0);
    etags.add(snapshot.prepare(ExportFormat.CAPTIONS).etag());
    snapshot.withheld = new Withheld(50L, 1);
    etags.add(snapshot.prepare(ExportFormat.CAPTIONS).etag());

    assertThat(etags).hasSize(options.size() + 4).contains(before);
  }
}
