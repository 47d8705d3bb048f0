package io.framelog.query.cache;

import io.framelog.image.queries.ImageDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * What is kept in Redis under one namespace, and the rule that keeps it right: if the position key
 * says R, then no image in the namespace is older than its last event at or before R. A writer puts
 * the tombstones of a batch first and the position after them; nothing else raises the position; an
 * image replaces only what is older. Redis loses the end of its history when it restarts or fails
 * over, never the middle, so the rule survives, and R tells how much is left.
 */
@Component
class RedisImages {
  /** Keys in one call: Redis does nothing else meanwhile. */
  private static final int CHUNK = 250;

  /** ARGV: the time to live in milliseconds, then the new value of each key. */
  private static final String PUT_NEWER =
      """
      local function parse(value)
        local kind, sequence = string.match(value, '^([IT])(%d+)')
        return kind, tonumber(sequence or '-1')
      end
      for i, key in ipairs(KEYS) do
        local oldKind, old = parse(redis.call('GETRANGE', key, 0, 24))
        local newKind, new = parse(string.sub(ARGV[i + 1], 1, 24))
        if old < new or (old == new and oldKind == 'T' and newKind == 'I') then
          redis.call('SET', key, ARGV[i + 1], 'PX', ARGV[1])
        end
      end
      return 1
      """;

  /** ARGV: the position that must have been reached, and the one to note. */
  private static final String ADVANCE =
      """
      local held = tonumber(redis.call('GET', KEYS[1]) or '-1')
      if held < tonumber(ARGV[1]) then
        return 0
      end
      if held < tonumber(ARGV[2]) then
        redis.call('SET', KEYS[1], ARGV[2])
      end
      return 1
      """;

  private final RedissonClient redis;
  private final RedisCircuit reading;
  private final RedisCircuit writing;
  private final CacheSettings settings;

  RedisImages(
      RedissonClient redis,
      @Qualifier("readingRedis") RedisCircuit reading,
      @Qualifier("writingRedis") RedisCircuit writing,
      CacheSettings settings) {
    this.redis = redis;
    this.reading = reading;
    this.writing = writing;
    this.settings = settings;
  }

  /** R, or -1 when Redis holds none; empty when Redis cannot be asked. For readers. */
  Optional<Long> positionAtOnce(CacheNamespace namespace) {
    return reading.ask(() -> held(namespace));
  }

  /** As the other one, for those who look after the cache and had better wait for the answer. */
  Optional<Long> position(CacheNamespace namespace) {
    return writing.ask(() -> held(namespace));
  }

  private CompletionStage<Long> held(CacheNamespace namespace) {
    return redis
        .<byte[]>getBucket(namespace.positionKey(), ByteArrayCodec.INSTANCE)
        .getAsync()
        .thenApply(RedisImages::position);
  }

  private static Long position(byte @Nullable [] value) {
    return value == null ? -1L : Long.parseLong(new String(value, StandardCharsets.US_ASCII));
  }

  /** The images that are there, by id; empty when Redis cannot be asked. */
  Optional<Map<String, ImageDocument>> get(CacheNamespace namespace, List<String> imageIds) {
    if (imageIds.isEmpty()) {
      return Optional.of(Map.of());
    }
    String[] keys = imageIds.stream().map(namespace::imageKey).toArray(String[]::new);
    return reading
        .ask(() -> redis.getBuckets(ByteArrayCodec.INSTANCE).<byte[]>getAsync(keys))
        .map(values -> images(imageIds, keys, values));
  }

  private static Map<String, ImageDocument> images(
      List<String> imageIds, String[] keys, Map<String, byte[]> values) {
    Map<String, ImageDocument> images = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      byte[] value = values.get(keys[i]);
      if (value != null) {
        String imageId = imageIds.get(i);
        CachedImage.image(imageId, value).ifPresent(image -> images.put(imageId, image));
      }
    }
    return images;
  }

  /** Keeps images, except over what is as new or newer. */
  void put(CacheNamespace namespace, Collection<ImageDocument> images) {
    List<String> ids = images.stream().map(ImageDocument::imageId).toList();
    List<byte[]> values = images.stream().map(CachedImage::bytes).toList();
    putNewer(reading, namespace, ids, values, settings.ttl().toMillis());
  }

  /**
   * Says that the images have changed, by the sequence of the last event of each. Whether Redis has
   * taken note.
   */
  boolean bury(CacheNamespace namespace, Map<String, Long> sequences) {
    List<String> ids = List.copyOf(sequences.keySet());
    List<byte[]> values =
        ids.stream()
            .map(id -> ("T" + sequences.get(id)).getBytes(StandardCharsets.US_ASCII))
            .toList();
    return putNewer(writing, namespace, ids, values, settings.tombstoneTtl().toMillis());
  }

  private boolean putNewer(
      RedisCircuit circuit,
      CacheNamespace namespace,
      List<String> imageIds,
      List<byte[]> values,
      long ttlMillis) {
    for (int from = 0; from < imageIds.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, imageIds.size());
      List<Object> keys = new ArrayList<>(CHUNK);
      imageIds.subList(from, to).forEach(id -> keys.add(namespace.imageKey(id)));
      List<Object> arguments = new ArrayList<>(CHUNK + 1);
      arguments.add(ascii(ttlMillis));
      arguments.addAll(values.subList(from, to));
      if (circuit.ask(() -> eval(PUT_NEWER, keys, arguments)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Raises R to {@code to}, if it is at least {@code from}. False when Redis cannot be asked or has
   * lost events up to {@code from}.
   */
  boolean advance(CacheNamespace namespace, long from, long to) {
    return writing
        .ask(() -> eval(ADVANCE, List.of(namespace.positionKey()), List.of(ascii(from), ascii(to))))
        .map(answer -> answer == 1)
        .orElse(false);
  }

  /** Begins a namespace that holds nothing yet at position {@code at}. */
  boolean begin(CacheNamespace namespace, long at) {
    return writing
        .ask(
            () ->
                redis
                    .<byte[]>getBucket(namespace.positionKey(), ByteArrayCodec.INSTANCE)
                    .setAsync(ascii(at))
                    .thenApply(unused -> true))
        .isPresent();
  }

  private CompletionStage<Long> eval(String script, List<Object> keys, List<Object> arguments) {
    return redis
        .getScript(ByteArrayCodec.INSTANCE)
        .evalAsync(
            RScript.Mode.READ_WRITE, script, RScript.ReturnType.LONG, keys, arguments.toArray());
  }

  private static byte[] ascii(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
