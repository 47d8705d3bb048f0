package io.framelog.bench.read;

import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.queryhandling.QueryGateway;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * A thousand images by id through the query bus and the cache: all of them in Redis, in turns with
 * a bare MGET of as many blobs of the same content by the same client; and none of them in Redis,
 * so that they come from PostgreSQL and are written back. Each call asks for other images.
 */
final class BatchGets implements Measure {
  private static final int IDS = 1_000;
  private static final int CALLS = 200;
  private static final int WARM_UP = 200;
  private static final int SETS = 20;
  private static final String CACHED = "framelog:images:*:*";
  private static final String BARE = "bench:";

  @Override
  public String name() {
    return "batch-get";
  }

  @Override
  public List<Row> run(ReadSide side) throws Exception {
    side.project("image");
    side.project("image-cache");
    QueryGateway queries = side.bean(QueryGateway.class);
    RedissonClient redis = side.bean(RedissonClient.class);
    List<List<String>> sets = sets(side.log());
    awaitCache(queries, redis, sets.getFirst());
    for (List<String> ids : sets) {
      keepBare(redis, get(queries, ids));
    }
    Timings warm = new Timings(CALLS + WARM_UP);
    Timings bare = new Timings(CALLS + WARM_UP);
    for (int call = -WARM_UP; call < CALLS; call++) {
      if (call == 0) {
        warm = new Timings(CALLS);
        bare = new Timings(CALLS);
      }
      List<String> ids = sets.get(Math.floorMod(call, SETS));
      warm.time(() -> get(queries, ids));
      bare.time(() -> bare(redis, ids));
    }
    Timings empty = new Timings(CALLS);
    for (int call = 0; call < CALLS; call++) {
      List<String> ids = sets.get(call % SETS);
      redis.getKeys().deleteByPattern(CACHED);
      empty.time(() -> get(queries, ids));
    }
    redis.getKeys().deleteByPattern(BARE + '*');
    return List.of(
        new Row(
            "batchGet of 1,000 ids, all in Redis",
            "p99 < 50 ms; p50 <= 3 x MGET",
            warm.toString(),
            "bare MGET: " + bare,
            warm.ratioTo(bare)),
        Row.of("batchGet of 1,000 ids, none in Redis", "p99 < 200 ms", empty.toString()));
  }

  private static List<List<String>> sets(GeneratedLog log) {
    Random random = new Random(7);
    List<List<String>> sets = new ArrayList<>();
    for (int set = 0; set < SETS; set++) {
      sets.add(random.ints(0, log.images()).distinct().limit(IDS).mapToObj(log::imageId).toList());
    }
    return sets;
  }

  /** The cache is used from when its keeper has found it to be complete. */
  private static void awaitCache(QueryGateway queries, RedissonClient redis, List<String> ids)
      throws InterruptedException {
    KeysScanOptions cached = KeysScanOptions.defaults().pattern(CACHED).limit(1);
    for (int attempt = 0; attempt < 300; attempt++) {
      get(queries, ids);
      if (redis.getKeys().getKeys(cached).iterator().hasNext()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the cache is not in use after 30 s");
  }

  private static List<ImageDocument> get(QueryGateway queries, List<String> ids) {
    ImageBatch batch = queries.query(new BatchGetImages(ids, null, null), ImageBatch.class).join();
    if (batch.images().size() != ids.size()) {
      throw new IllegalStateException("images are missing: " + batch.missing());
    }
    return batch.images();
  }

  private static void keepBare(RedissonClient redis, List<ImageDocument> images) {
    Map<String, byte[]> blobs = new HashMap<>();
    images.forEach(
        image -> blobs.put(BARE + image.imageId(), image.json().getBytes(StandardCharsets.UTF_8)));
    redis.getBuckets(ByteArrayCodec.INSTANCE).set(blobs);
  }

  private static Map<String, byte[]> bare(RedissonClient redis, List<String> ids) {
    return redis
        .getBuckets(ByteArrayCodec.INSTANCE)
        .get(ids.stream().map(id -> BARE + id).toArray(String[]::new));
  }
}
