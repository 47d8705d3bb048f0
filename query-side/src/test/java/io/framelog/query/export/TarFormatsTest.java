package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The four kinds of tar, read by Commons Compress and by Python. */
class TarFormatsTest {
  private static final String MANIFEST = "__framelog__/manifest.json";

  private final SealedSnapshot snapshot = new SealedSnapshot();

  private Map<String, byte[]> export(ExportFormat format, String... options) {
    return Tar.members(snapshot.export(format, options));
  }

  private static JsonNode json(Map<String, byte[]> members, String name) {
    return JsonMapper.shared().readTree(Tar.text(members, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolo", "webdataset", "imagefolder", "captions"})
  void theOriginalsAreInTheTarByteForByteAndTheManifestTellsWhatIsNot(String name) {
    String first = snapshot.add(1, Facts.caption("one"));
    String second = snapshot.add(2, Facts.caption("two"));
    String gone = snapshot.add(3, Facts.caption("secret"));
    snapshot.withhold(gone);
    ExportFormat format = ExportFormat.of(name);
    String folder = format == ExportFormat.YOLO ? "images/" : "";

    Map<String, byte[]> members = export(format);

    assertThat(members).containsEntry(folder + first + ".png", SealedSnapshot.picture(1));
    assertThat(members).containsEntry(folder + second + ".png", SealedSnapshot.picture(2));
    assertThat(members.keySet()).noneMatch(member -> member.contains(gone));
    JsonNode manifest = json(members, MANIFEST);
    assertThat(manifest.path("items").asInt()).isEqualTo(2);
    assertThat(manifest.path("withheld").toString()).isEqualTo("[\"" + gone + "\"]");
    assertThat(manifest.at("/snapshot/digest").asString()).isEqualTo("d1");
    assertThat(new ArrayList<>(members.keySet()).getLast()).isEqualTo(MANIFEST);
  }

  @Test
  void pythonReadsTheTarWithItsTimesAndOwners() {
    String id = snapshot.add(1, Facts.caption("naïve 日本"));

    List<String> printed =
        Tar.python(
            snapshot.export(ExportFormat.CAPTIONS),
            """
            import sys, tarfile
            t = tarfile.open(sys.argv[1], errorlevel=2)
            for m in t:
                print(m.name, m.mtime, m.uid, m.gid, oct(m.mode), m.isreg())
            print(t.extractfile(t.getnames()[1]).read().decode('utf-8').strip().encode('unicode_escape').decode())
            """);

    assertThat(printed.getFirst()).isEqualTo(id + ".png 1795341600 0 0 0o644 True");
    assertThat(printed.getLast()).isEqualTo("na\\xefve \\u65e5\\u672c");
  }

  @Test
  void aWebDatasetSampleIsImageJsonAndCaptionTogether() {
    String id = snapshot.add(1, Facts.caption("one"));

    Map<String, byte[]> members = export(ExportFormat.WEBDATASET, "validation", "0.5");

    assertThat(members.keySet()).containsExactly(id + ".png", id + ".json", id + ".txt", MANIFEST);
    assertThat(Tar.text(members, id + ".txt")).isEqualTo("one");
    JsonNode item = json(members, id + ".json");
    assertThat(item.path("part").asString()).isIn("train", "validation");
    assertThat(item.path("salt").asString()).isNotEmpty();
    assertThat(item.path("caption").asString()).isEqualTo("one");
  }

  @Test
  void pythonGroupsAWebDatasetAsItsLoaderDoes() {
    for (int n = 0; n < 20; n++) {
      snapshot.add(n, Facts.caption("c" + n));
    }

    List<String> printed =
        Tar.python(
            snapshot.export(ExportFormat.WEBDATASET),
            """
            import sys, tarfile, json, re, itertools
            t = tarfile.open(sys.argv[1], mode='r|')
            ms = [(m.name.split('.', 1), t.extractfile(m).read()) for m in t
                  if not re.match(r'__[^/]*__($|/)', m.name)]
            for key, group in itertools.groupby(ms, lambda m: m[0][0]):
                sample = {n[1]: data for n, data in group}
                assert sorted(sample) == ['json', 'png', 'txt'], sample.keys()
                assert json.loads(sample['json'])['id'] == key
                print(sample['txt'].decode())
            """);

    assertThat(printed).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void cropsAreCutFromTheOriginalWithTheirRegion() throws IOException {
    String id =
        snapshot.add(
            0x0000ff,
            new Facts(
                "whole",
                List.of("t"),
                Map.of(),
                List.of(crop(1, "left", 0, 0, 0.5, 1), crop(2, null, 0.74, 0.5, 0.26, 0.5)),
                null));
    snapshot.add(2, Facts.caption("no crops"));

    Map<String, byte[]> members = export(ExportFormat.WEBDATASET, "images", "crops");

    String left = id + "_00000000-0000-4000-8000-000000000001";
    String right = id + "_00000000-0000-4000-8000-000000000002";
    assertThat(members).hasSize(7);
    assertThat(Tar.text(members, left + ".txt")).isEqualTo("left");
    assertThat(Tar.text(members, right + ".txt")).isEqualTo("whole");
    BufferedImage cut = picture(members, left);
    assertThat(List.of(cut.getWidth(), cut.getHeight())).containsExactly(20, 30);
    assertThat(cut.getRGB(0, 0) & 0xffffff).isEqualTo(0x0000ff);
    assertThat(cut.getRGB(19, 29) & 0xffffff).isEqualTo(0x0000ff);
    BufferedImage other = picture(members, right);
    assertThat(List.of(other.getWidth(), other.getHeight())).containsExactly(10, 15);
    assertThat(other.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
    JsonNode crop = json(members, right + ".json").path("crop");
    assertThat(crop.path("pixels").toString())
        .isEqualTo("{\"height\":15,\"width\":10,\"x\":30,\"y\":15}");
    assertThat(crop.at("/box/x").asDouble()).isEqualTo(0.74);
  }

  private static BufferedImage picture(Map<String, byte[]> members, String key) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(members.get(key + ".png")));
  }

  @Test
  void anImageFolderHasARowForEachPictureInTheFolderOfItsPart() {
    Map<String, Integer> folders = new TreeMap<>();
    for (int n = 0; n < 40; n++) {
      snapshot.add(n, Facts.caption("c" + n));
    }
    snapshot.add(99, Facts.cropped(crop(1, "face", 0.25, 0.5, 0.5, 0.5)));

    Map<String, byte[]> members = export(ExportFormat.IMAGEFOLDER, "validation", "0.3");

    for (String folder : List.of("train/", "validation/")) {
      for (String line : Tar.text(members, folder + "metadata.jsonl").lines().toList()) {
        JsonNode row = JsonMapper.shared().readTree(line);
        assertThat(members).containsKey(folder + row.path("file_name").asString());
        folders.merge(folder, 1, Integer::sum);
        if (!row.at("/objects/bbox").isEmpty()) {
          assertThat(row.path("objects").toString())
              .isEqualTo(
                  "{\"bbox\":[[10,15,20,15]],\"category\":[\"face\"],"
                      + "\"id\":[\"00000000-0000-4000-8000-000000000001\"]}");
        } else {
          assertThat(row.path("text").asString()).startsWith("c");
        }
      }
    }
    int validation = folders.getOrDefault("validation/", 0);
    assertThat(folders.getOrDefault("train/", 0) + validation).isEqualTo(41);
    assertThat(validation).isBetween(4, 22);
    assertThat(members).hasSize(41 + 2 + 1);
  }

  @Test
  void oneLineOfCaptionStandsBesideEachPicture() {
    String id =
        snapshot.add(
            1, new Facts("two\nlines\u2028more", List.of("b", "a"), Map.of(), List.of(), null));
    String bare = snapshot.add(2, Facts.cropped());

    Map<String, byte[]> members =
        export(ExportFormat.CAPTIONS, "captionTemplate", "a photo: {caption} \\| {tags}|nothing");

    assertThat(Tar.text(members, id + ".txt")).isEqualTo("a photo: two lines more | a, b\n");
    assertThat(Tar.text(members, bare + ".txt")).isEqualTo("nothing\n");
  }

  @Test
  void aYoloLabelHasTheMiddleOfTheBoxAndTheClassOfTheWholeSnapshot() {
    String id =
        snapshot.add(
            1,
            Facts.cropped(
                crop(1, "zebra: \"x\"", 0.25, 0.5, 0.5, 0.25), crop(2, "ant", 0, 0, 1, 1)));
    String empty = snapshot.add(2, Facts.review("REJECTED"));

    Map<String, byte[]> members = export(ExportFormat.YOLO);

    assertThat(Tar.text(members, "labels/" + id + ".txt"))
        .isEqualTo("1 0.5 0.625 0.5 0.25\n0 0.5 0.5 1 1\n");
    assertThat(Tar.text(members, "labels/" + empty + ".txt")).isEmpty();
    assertThat(Tar.text(members, "data.yaml"))
        .isEqualTo(
            """
            path: .
            train: images/
            val: images/
            names:
              0: "ant"
              1: "zebra: \\"x\\""
            """);
    Map<String, byte[]> rejected = export(ExportFormat.YOLO, "review", "REJECTED");
    assertThat(rejected.get("data.yaml")).isEqualTo(members.get("data.yaml"));
    assertThat(rejected).doesNotContainKey("labels/" + id + ".txt");
    assertThat(Tar.text(export(ExportFormat.YOLO, "validation", "0.5"), "data.yaml"))
        .contains("train: images/train/\nval: images/validation/\n");
  }

  @Test
  void shardsHoldEachPictureOnce() {
    List<String> names = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      snapshot.add(n, Facts.caption("c"));
    }

    for (int k = 1; k <= 4; k++) {
      Map<String, byte[]> shard = export(ExportFormat.CAPTIONS, "shard", k + "/4");
      assertThat(json(shard, MANIFEST).path("shard").asString()).isEqualTo(k + "/4");
      shard.keySet().stream().filter(name -> name.endsWith(".png")).forEach(names::add);
    }

    assertThat(names).hasSize(60).doesNotHaveDuplicates().isSorted();
  }
}
