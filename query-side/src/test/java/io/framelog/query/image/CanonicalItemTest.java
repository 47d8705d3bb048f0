package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.merkle.MerkleAccumulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalItemTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void anItemWithEverythingHasThisText() {
    CanonicalItem item =
        item(
            List.of("b", "a"),
            CanonicalItem.canonicalMetadata(Map.of("n", 1.50, "big", 9007199254740993L)),
            List.of(
                new Crop("22222222-2222-4222-8222-222222222222", new Box(0, 0.5, 1, 0.5), null),
                new Crop("11111111-1111-4111-8111-111111111111", new Box(0, 0, 1e-7, 1), "cat")));

    assertThat(item.toJson())
        .isEqualTo(
            "{\"actors\":[\"zoë\"],\"caption\":\"a \\\"cat\\\"\",\"crops\":["
                + "{\"box\":{\"h\":1,\"w\":1e-7,\"x\":0,\"y\":0},"
                + "\"id\":\"11111111-1111-4111-8111-111111111111\",\"label\":\"cat\"},"
                + "{\"box\":{\"h\":0.5,\"w\":1,\"x\":0,\"y\":0.5},"
                + "\"id\":\"22222222-2222-4222-8222-222222222222\",\"label\":null}],"
                + "\"height\":480,\"id\":\"0f8fad5b-d9cb-569f-a165-70867728950e\","
                + "\"mediaType\":\"image/png\",\"metadata\":{\"big\":9007199254740992,\"n\":1.5},"
                + "\"review\":null,\"sha256\":\"ab\",\"tags\":[\"a\",\"b\"],\"width\":640}");
  }

  @Test
  void theHashIsTheMerkleLeafOfSaltAndText() {
    CanonicalItem item = item(List.of(), "{}", List.of());
    byte[] salt = new byte[16];

    assertThat(item.hash(salt))
        .isEqualTo(
            MerkleAccumulator.leafHash(salt, item.toJson().getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theTextIsWhatTheReferenceImplementationOfRfc8785Makes(long seed) throws IOException {
    RandomMetadata random = new RandomMetadata(new Random(seed));
    for (int i = 0; i < 200; i++) {
      Map<String, Object> metadata = random.members(6);
      String json = JSON.writeValueAsString(metadata);

      assertThat(CanonicalItem.canonicalMetadata(metadata))
          .isEqualTo(new JsonCanonicalizer(json).getEncodedString());
      String item =
          item(List.of("x"), CanonicalItem.canonicalMetadata(metadata), List.of()).toJson();
      assertThat(item).isEqualTo(new JsonCanonicalizer(item).getEncodedString());
    }
  }

  @Test
  void anEmptyObjectAndAnEmptyListStayApart() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("object", Map.of());
    metadata.put("list", List.of());

    assertThat(CanonicalItem.canonicalMetadata(metadata)).isEqualTo("{\"list\":[],\"object\":{}}");
  }

  private static CanonicalItem item(List<String> tags, String metadata, List<Crop> crops) {
    return new CanonicalItem(
        "0f8fad5b-d9cb-569f-a165-70867728950e",
        "ab",
        "image/png",
        640,
        480,
        "a \"cat\"",
        tags,
        List.of("zoë"),
        metadata,
        crops,
        null);
  }
}
