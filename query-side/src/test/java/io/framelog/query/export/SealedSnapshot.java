package io.framelog.query.export;

import io.framelog.content.Bucket;
import io.framelog.content.ImageDecoder;
import io.framelog.content.ImageHeader;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.dataset.queries.Withheld;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.image.CanonicalItem;
import io.framelog.selection.SelectionSpec;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;

/** A sealed snapshot behind a real query bus, with the originals of its images. */
final class SealedSnapshot implements ObjectStore, ImageDecoder {
  static final String ID = "00000000-0000-5000-8000-00000000005a";
  static final int WIDTH = 40;
  static final int HEIGHT = 30;

  final TreeMap<String, SnapshotItem> items = new TreeMap<>();
  final Map<String, byte[]> objects = new HashMap<>();
  String digest = "d1";
  Withheld withheld = Withheld.NOTHING;
  SnapshotState state = SnapshotState.SEALED;
  Runnable afterPage = () -> {};

  /** How many originals were opened. */
  int opened;

  private final SnapshotExporter exporter;

  SealedSnapshot() {
    SimpleQueryBus bus = SimpleQueryBus.builder().build();
    bus.subscribe(FindSnapshot.class.getName(), SnapshotView.class, question -> view());
    bus.subscribe(
        FindSnapshotItems.class.getName(),
        SnapshotItems.class,
        question -> page((FindSnapshotItems) question.getPayload()));
    exporter =
        new SnapshotExporter(
            new SnapshotEntries(DefaultQueryGateway.builder().queryBus(bus).build()), this, this);
  }

  private SnapshotView view() {
    return new SnapshotView(
        ID,
        null,
        40,
        state,
        (long) items.size(),
        digest,
        SelectionSpec.ofText("tag:car"),
        Instant.parse("2026-11-22T10:00:00Z"),
        Instant.parse("2026-11-22T10:00:01Z"),
        List.of(),
        withheld,
        null);
  }

  private SnapshotItems page(FindSnapshotItems query) {
    String after = query.after() == null ? "" : query.after();
    List<SnapshotItem> page =
        items.tailMap(after, false).values().stream().limit(query.limit()).toList();
    SnapshotItems answer =
        new SnapshotItems(page, page.size() < query.limit() ? null : page.getLast().imageId());
    afterPage.run();
    return answer;
  }

  /** Adds an image of 40 x 30 whose colour is its number; answers its id. */
  String add(int number, Facts facts) {
    byte[] png = picture(number);
    String sha256 = Sha256.hex(png);
    String id = Identities.image(Identities.IMAGES, sha256);
    objects.put("images/" + id + ".png", png);
    String json =
        new CanonicalItem(
                id,
                sha256,
                "image/png",
                WIDTH,
                HEIGHT,
                facts.caption,
                facts.tags,
                List.of("ann"),
                CanonicalItem.canonicalMetadata(facts.metadata),
                facts.crops,
                facts.review)
            .toJson();
    items.put(id, new SnapshotItem(id, salted(json)));
    return id;
  }

  private static String salted(String json) {
    return json.substring(0, json.length() - 1) + ",\"salt\":\"" + "ab".repeat(16) + "\"}";
  }

  /** Leaves only the leaf of an image. */
  void withhold(String id) {
    items.put(id, new SnapshotItem(id, "{\"id\":\"%s\",\"leaf\":\"00\"}".formatted(id)));
  }

  /** What is known of an image. */
  record Facts(
      String caption,
      List<String> tags,
      Map<String, Object> metadata,
      List<Crop> crops,
      @Nullable String review) {
    static Facts caption(String caption) {
      return new Facts(caption, List.of("car"), Map.of(), List.of(), null);
    }

    static Facts cropped(Crop... crops) {
      return new Facts("", List.of(), Map.of(), List.of(crops), null);
    }

    static Facts review(String review) {
      return new Facts("", List.of(), Map.of(), List.of(), review);
    }
  }

  static Crop crop(int number, @Nullable String label, double x, double y, double w, double h) {
    String id = "00000000-0000-4000-8000-%012d".formatted(number);
    return new Crop(id, new Box(x, y, w, h), label);
  }

  /** The left half is of the colour, the right half white. */
  static byte[] picture(int number) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(number));
    pen.fillRect(0, 0, WIDTH / 2, HEIGHT);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** The export that the options, as names and values, ask for. */
  SnapshotExport prepare(ExportFormat format, String... options) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      named.put(options[i], options[i + 1]);
    }
    return exporter.prepare(
        new ExportRequest(
            "cars",
            ID,
            format,
            named.get("cursor"),
            named.get("shard"),
            named.get("images"),
            named.get("captionTemplate"),
            list(named.get("review")),
            list(named.get("excludeReview")),
            named.get("validation"),
            named.get("seed"),
            named.get("part")));
  }

  private static List<String> list(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(","));
  }

  byte[] export(ExportFormat format, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      prepare(format, options).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  String text(ExportFormat format, String... options) {
    return new String(export(format, options), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<ObjectContent> open(Bucket bucket, String key, long @Nullable [] range) {
    opened++;
    return read(bucket, key)
        .map(
            bytes ->
                new ObjectContent(
                    new ByteArrayInputStream(bytes), bytes.length, bytes.length, "image/png"));
  }

  @Override
  public Optional<byte[]> read(Bucket bucket, String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public Optional<Long> size(Bucket bucket, String key) {
    return read(bucket, key).map(bytes -> (long) bytes.length);
  }

  @Override
  public void put(Bucket bucket, String key, byte[] content, String mediaType) {
    throw new UnsupportedOperationException("exports write nothing");
  }

  @Override
  public void put(Bucket bucket, String key, Path content, String mediaType) {
    throw new UnsupportedOperationException("exports write nothing");
  }

  @Override
  public BufferedImage decode(byte[] content) {
    try {
      return ImageIO.read(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BufferedImage decode(byte[] content, int atMostLongerSide) {
    return decode(content);
  }

  @Override
  public ImageHeader header(byte[] content) {
    throw new UnsupportedOperationException("exports know the headers");
  }

  @Override
  public List<ObjectEntry> list(Bucket bucket, String prefix, @Nullable String after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Bucket bucket, String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteAll(Bucket bucket, String prefix) {
    throw new UnsupportedOperationException();
  }
}
