package io.framelog.query.export;

import static io.framelog.query.export.SealedSnapshot.crop;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.query.export.SealedSnapshot.Facts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** COCO, read by Jackson and by Python. */
class CocoDocumentTest {
  private final SealedSnapshot snapshot = new SealedSnapshot();

  private JsonNode export(String... options) {
    return JsonMapper.shared().readTree(snapshot.export(ExportFormat.COCO, options));
  }

  @Test
  void boxesAreInPixelsAndRefersToTheirImageAndCategory() {
    String id =
        snapshot.add(
            1,
            new Facts(
                "c",
                List.of("t"),
                Map.of(),
                List.of(crop(1, "zebra", 0.25, 0.5, 0.5, 0.25), crop(2, null, 0, 0, 1, 1)),
                null));
    String gone = snapshot.add(2, Facts.cropped(crop(3, "secret", 0, 0, 1, 1)));
    snapshot.withhold(gone);

    JsonNode coco = export();

    JsonNode image = coco.at("/images/0");
    assertThat(image.path("framelog_id").asString()).isEqualTo(id);
    assertThat(image.path("file_name").asString()).isEqualTo(id + ".png");
    assertThat(image.path("coco_url").asString()).isEqualTo("/v1/images/" + id + "/content");
    JsonNode box = coco.at("/annotations/0");
    assertThat(box.path("bbox").toString()).isEqualTo("[10,15,20,7.5]");
    assertThat(box.path("area").asDouble()).isEqualTo(150);
    assertThat(box.path("image_id")).isEqualTo(image.path("id"));
    assertThat(coco.path("categories").toString())
        .isEqualTo(
            "[{\"id\":1,\"name\":\"unlabelled\",\"supercategory\":\"\"},"
                + "{\"id\":2,\"name\":\"zebra\",\"supercategory\":\"\"}]");
    assertThat(box.path("category_id").asInt()).isEqualTo(2);
    assertThat(coco.at("/info/withheld/0").asString()).isEqualTo(gone);
    assertThat(coco.path("images")).hasSize(1);
    assertThat(coco.toString()).doesNotContain("secret");
  }

  @Test
  void aCategoryHasOneNumberInEveryPartOfASplit() {
    for (int n = 0; n < 30; n++) {
      snapshot.add(n, Facts.cropped(crop(n, "label" + n, 0, 0, 1, 1)));
    }

    JsonNode train = export("validation", "0.4", "part", "train");
    JsonNode validation = export("validation", "0.4", "part", "validation");

    assertThat(train.path("categories")).isEqualTo(validation.path("categories")).hasSize(30);
    assertThat(train.path("images").size() + validation.path("images").size()).isEqualTo(30);
    assertThat(train.path("images")).isNotEmpty();
    assertThat(validation.path("images")).isNotEmpty();
  }

  @Test
  void pythonFollowsEveryReference() {
    for (int n = 0; n < 30; n++) {
      snapshot.add(
          n, Facts.cropped(crop(n, "l" + n % 3, 0, 0, 1, 1), crop(n + 50, "l1", 0, 0, 0.5, 0.5)));
    }

    List<String> printed =
        Tar.python(
            snapshot.export(ExportFormat.COCO),
            """
            import sys, json
            d = json.load(open(sys.argv[1], encoding='utf-8'))
            images = {i['id']: i for i in d['images']}
            names = {c['id']: c['name'] for c in d['categories']}
            assert len({a['id'] for a in d['annotations']}) == len(d['annotations'])
            for a in d['annotations']:
                i = images[a['image_id']]
                assert a['bbox'][0] + a['bbox'][2] <= i['width']
            print(len(images), len(d['annotations']), sorted(names.values()))
            """);

    assertThat(printed).containsExactly("30 60 ['l0', 'l1', 'l2']");
  }
}
