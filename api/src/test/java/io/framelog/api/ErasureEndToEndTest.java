package io.framelog.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.merkle.MerkleAccumulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RType;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/erasure.md promises, over HTTP and by looking into every store. */
class ErasureEndToEndTest extends WholeSystemTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path VERIFIER = Path.of("..", "audit", "VerifyLog.java");
  private static final List<String> READ_MODEL =
      List.of(
          "image",
          "image_version",
          "crop_version",
          "image_thumbnail",
          "image_suggestion",
          "image_enrichment",
          "image_embedding",
          "erased_item");

  @TempDir Path folder;

  private final String secret = "Xq" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void anErasedImageIsGoneEverywhereAndEveryProofStillHolds() throws Exception {
    String name = "erased-" + secret.toLowerCase(Locale.ROOT).substring(0, 12);
    String kept = newImage("{\"caption\": \"stays\", \"tags\": [\"%s\"]}".formatted(name));
    byte[] picture = TestPictures.png();
    String id =
        created(
            ann.upload(
                picture,
                """
                {"caption": "%1$s on a beach", "tags": ["%2$s", "tag %1$s"], "actors": ["%1$s"],
                 "metadata": {"who": "%1$s"}, "sourceUrl": "https://example.org/%1$s"}"""
                    .formatted(secret, name)));
    ok(
        ann.post(
            "/v1/images/" + id + "/crops",
            "{\"box\": {\"x\": 0, \"y\": 0, \"w\": 0.5, \"h\": 0.5}, \"label\": \"face of %s\"}"
                .formatted(secret)));
    ok(
        ann.put(
            "/v1/images/" + id + "/caption",
            "{\"text\": \"%s at home\"}".formatted(secret),
            "X-Reason",
            "it was " + secret));
    awaitEnrichment(id);
    cached(id);
    ok(
        ann.post(
            "/v1/datasets", "{\"name\": \"%1$s\", \"selection\": \"tag:%1$s\"}".formatted(name)));
    JsonNode snapshot = ok(ann.post("/v1/datasets/" + name + "/snapshots", "{}"));
    String items =
        "/v1/datasets/%s/snapshots/%s/items"
            .formatted(name, snapshot.path("snapshotId").asString());
    assertThat(digest(bob.get(items))).isEqualTo(snapshot.path("digest").asString());
    long then = head();
    save("held.json", "/v1/audit/checkpoint?minPosition=" + then);
    save("proof.json", "/v1/audit/inclusion?position=%1$d&size=%1$d".formatted(then));
    assertThat(stores(secret)).contains("table event_log", "Elasticsearch", "Redis");

    JsonNode erased = ok(ann.post("/v1/images/" + id + ":erase", "{\"reason\": \"request 7\"}"));

    long position = erased.path("position").asLong();
    JsonNode state = awaitErased(id, position);
    assertThat(state.path("snapshots").get(0).path("snapshotId").asString())
        .isEqualTo(snapshot.path("snapshotId").asString());
    assertThat(state.path("deliveries").valueStream())
        .anyMatch(
            it ->
                it.path("actor").asString().equals("bob")
                    && it.path("kind").asString().equals("SNAPSHOT_ITEMS"));
    assertThat(stores(secret)).isEmpty();
    assertThat(objects(id)).isEmpty();
    for (String path : List.of("", "/content", "/thumbnail", "/history", "?asOf=" + then)) {
      Http.Response answer = ann.get("/v1/images/" + id + path);
      assertThat(answer.code()).as(path).isEqualTo("image-erased");
      assertThat(answer.status()).isEqualTo(410);
    }
    assertThat(ann.upload(picture, null).code()).isEqualTo("image-erased");
    assertThat(objects(id)).isEmpty();
    assertThat(hits("{\"text\": \"%s\", \"mode\": \"lexical\"}".formatted(secret))).isEmpty();
    assertThat(ann.get("/v1/events?imageId=" + id).text()).doesNotContain(secret);

    assertThat(digest(ann.get(items))).isEqualTo(snapshot.path("digest").asString());
    assertThat(ann.get(items).text()).contains("\"erased\":true", id, kept);
    JsonNode late =
        ok(ann.post("/v1/datasets/" + name + "/snapshots", "{\"position\": %d}".formatted(then)));
    assertThat(late.path("count").asInt()).isEqualTo(1);
    verified(position);

    Map<String, List<String>> live = readModel();
    new ReadModel(framelog).rebuild("image");
    long now = head();
    await()
        .atMost(PATIENCE)
        .until(() -> ann.get("/v1/images/%s?minPosition=%d".formatted(kept, now)).status() == 200);
    assertThat(readModel()).isEqualTo(live);
    assertThat(digest(ann.get(items))).isEqualTo(snapshot.path("digest").asString());
  }

  @Test
  void aSnapshotThatIsTakenBeforeAndSealedAfterAnErasureHoldsTheLeaf() {
    String name = "sealing-" + secret.toLowerCase(Locale.ROOT).substring(0, 12);
    String registration = "{\"caption\": \"%s\", \"tags\": [\"%s\"]}".formatted(secret, name);
    String id = newImage(registration);
    newImage(registration);
    JsonNode dataset =
        ok(
            ann.post(
                "/v1/datasets",
                "{\"name\": \"%1$s\", \"selection\": \"tag:%1$s\"}".formatted(name)));
    JsonNode sealed = ok(ann.post("/v1/datasets/" + name + "/snapshots", "{}"));
    String commandId = UUID.randomUUID().toString();
    String snapshotId = Identities.derived(commandId, "snapshot");
    jdbc()
        .update(
            "insert into snapshot_claim values (?::uuid, now() + interval '1 hour')", snapshotId);
    framelog
        .bean(CommandGateway.class)
        .sendAndWait(
            new GenericCommandMessage<>(
                new GenericMessage<>(
                    commandId,
                    new TakeSnapshot(
                        dataset.path("datasetId").asString(),
                        null,
                        sealed.path("position").asLong()),
                    Map.of("actor", "ann")),
                TakeSnapshot.class.getName()));

    JsonNode erased = ok(ann.post("/v1/images/" + id + ":erase", "{}"));
    awaitErased(id, erased.path("position").asLong());
    jdbc().update("update snapshot_claim set claimed_until = now()");

    String path = "/v1/datasets/%s/snapshots/%s".formatted(name, snapshotId);
    await()
        .atMost(PATIENCE)
        .until(() -> ok(ann.get(path)).path("state").asString().equals("SEALED"));
    assertThat(ok(ann.get(path)).path("digest")).isEqualTo(sealed.path("digest"));
    assertThat(ok(ann.get(path)).path("count").asInt()).isEqualTo(2);
    assertThat(digest(ann.get(path + "/items"))).isEqualTo(sealed.path("digest").asString());
    assertThat(ann.get(path + "/items").text()).contains("\"erased\":true");
  }

  @Test
  void anErasedEditorIsNamedNowhereAndEveryProofStillHolds() throws Exception {
    Http zoe = framelog.as(secret);
    String id = created(zoe.upload(TestPictures.png(), "{\"caption\": \"by somebody\"}"));
    ok(
        zoe.put(
            "/v1/images/" + id + "/caption", "{\"text\": \"again\"}", "X-Reason", "I, " + secret));
    assertThat(zoe.get("/v1/audit/log?limit=3").status()).isEqualTo(200);
    image(id);
    save("held.json", "/v1/audit/checkpoint?minPosition=" + head());
    assertThat(stores(secret)).contains("table event_log", "table image_version", "table delivery");

    Http.Response begun =
        ann.post("/v1/editors/" + secret + ":erase", "{\"reason\": \"request 8\"}");

    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    String pseudonym = begun.json().path("pseudonym").asString();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              // the second look is made at once instead of a minute later
              jdbc()
                  .update(
                      "update editor_erasure set due_at = now() where sweeps = 1 and finished_at is null");
              JsonNode state = ok(ann.get(begun.header("Location")));
              assertThat(state.path("finishedAt").isNull()).isFalse();
            });
    assertThat(stores(secret)).isEmpty();
    JsonNode history = ok(ann.get("/v1/images/" + id + "/history"));
    assertThat(history.path("entries").get(0).path("actor").asString()).isEqualTo(pseudonym);
    save("now.json", "/v1/audit/checkpoint?minPosition=" + head());
    save("log.ndjson", "/v1/audit/log");
    assertThat(verify("log", "log.ndjson", "held.json", "now.json"))
        .contains("the metadata of 2 events", pseudonym, "verified: ");
  }

  /** The checkpoint and the proof of before, and all of the log. */
  private void verified(long position) throws Exception {
    save("log.ndjson", "/v1/audit/log");
    save("now.json", "/v1/audit/checkpoint?minPosition=" + position);
    JsonNode held = JsonMapper.shared().readTree(Files.readString(folder.resolve("held.json")));
    long size = held.path("size").asLong();
    assertThat(ok(ann.get("/v1/audit/checkpoint?size=" + size))).isEqualTo(held);
    assertThat(verify("log", "log.ndjson", "held.json", "now.json"))
        .contains("by ImageErased of", "verified: ");
    save("event.json", "/v1/audit/log?limit=1&after=" + (size - 1));
    assertThat(verify("inclusion", "event.json", "proof.json", "held.json"))
        .contains("verified: position " + size);
  }

  private JsonNode awaitErased(String id, long position) {
    String path = "/v1/images/%s/erasure?minPosition=%d".formatted(id, position);
    await().atMost(PATIENCE).until(() -> ok(ann.get(path)).path("done").asBoolean());
    return ok(ann.get(path));
  }

  /** Batch fetches go through Redis, once its projection has caught up. */
  private void cached(String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              ok(ann.post("/v1/images:batchGet", "{\"ids\": [\"%s\"]}".formatted(id)));
              return stores(secret).contains("Redis");
            });
  }

  private JdbcTemplate jdbc() {
    return framelog.bean(JdbcTemplate.class);
  }

  /** Where the text is found. */
  private List<String> stores(String text) throws IOException {
    List<String> found = new ArrayList<>();
    for (String table :
        jdbc()
            .queryForList(
                "select table_name from information_schema.tables where table_schema = 'public'",
                String.class)) {
      Long rows =
          jdbc()
              .queryForObject(
                  "select count(*) from \"%s\" t where t::text ilike ? or t::text ilike ?"
                      .formatted(table),
                  Long.class,
                  "%" + text + "%",
                  // of columns of bytes the text is hexadecimal
                  "%" + HexFormat.of().formatHex(text.getBytes(UTF_8)) + "%");
      if (rows != null && rows > 0) {
        found.add("table " + table);
      }
    }
    ElasticsearchClient search = framelog.bean(ElasticsearchClient.class);
    search.indices().refresh();
    String documents =
        search.search(all -> all.index("*").size(10_000), Map.class).hits().hits().stream()
            .map(hit -> String.valueOf(hit.source()))
            .reduce("", String::concat);
    if (documents.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
      found.add("Elasticsearch");
    }
    RedissonClient redis = framelog.bean(RedissonClient.class);
    for (String key : redis.getKeys().getKeys()) {
      byte[] value =
          redis.getKeys().getType(key) == RType.OBJECT
              ? redis.<byte[]>getBucket(key, ByteArrayCodec.INSTANCE).get()
              : redis.getBucket(key).dump();
      if (value != null && (new String(value, ISO_8859_1) + key).contains(text)) {
        found.add("Redis");
      }
    }
    return found;
  }

  private List<String> objects(String imageId) {
    S3Client s3 = framelog.bean(S3Client.class);
    return s3.listBuckets().buckets().stream()
        .flatMap(
            bucket -> s3.listObjectsV2Paginator(of -> of.bucket(bucket.name())).contents().stream())
        .map(object -> object.key())
        .filter(key -> key.contains(imageId))
        .toList();
  }

  private Map<String, List<String>> readModel() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : READ_MODEL) {
      rows.put(
          table,
          jdbc()
              .queryForList("select t::text from %s t order by 1".formatted(table), String.class));
    }
    return rows;
  }

  /** The digest, from the items alone. */
  private static String digest(Http.Response items) {
    MerkleAccumulator tree = new MerkleAccumulator();
    for (String line : items.text().lines().toList()) {
      JsonNode item = JsonMapper.shared().readTree(line);
      tree.add(
          item.has("leaf")
              ? HexFormat.of().parseHex(item.path("leaf").asString())
              : Sha256.of(
                  new byte[] {0},
                  HexFormat.of().parseHex(item.path("salt").asString()),
                  line.replaceFirst(",\"salt\":\"[0-9a-f]+\"}$", "}").getBytes(UTF_8)));
    }
    return HexFormat.of().formatHex(tree.root());
  }

  private void save(String file, String path) throws IOException {
    Http.Response answer = ann.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Files.write(folder.resolve(file), answer.bytes());
  }

  /** The output of a verification that succeeds. */
  private String verify(String command, String... files) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", VERIFIER.toString(), command));
    for (String file : files) {
      line.add(folder.resolve(file).toString());
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
