package io.framelog.enrichment.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.content.Bucket;
import io.framelog.content.ImageIntake;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RequestEnrichment;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.NewEvent;
import io.framelog.model.DualEncoder;
import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Saga, task rows, workers, models, storage and log together, on real servers. */
@SpringBootTest(
    classes = EnrichmentWorkTest.Application.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres,s3",
      "framelog.enrichment.attempts=2",
      "framelog.enrichment.first-retry=10ms",
      "framelog.enrichment.poll=100ms",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
class EnrichmentWorkTest {
  @SpringBootApplication(scanBasePackages = {"io.framelog.command", "io.framelog.enrichment"})
  static class Application {
    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }
  }

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String UNREADABLE = "framelog.enrichment.unreadable.events";

  @Autowired ImageIntake intake;
  @Autowired ObjectStore objects;
  @Autowired CommandGateway gateway;
  @Autowired EventStore events;
  @Autowired VectorStore vectors;
  @Autowired DualEncoder encoder;
  @Autowired JdbcTemplate jdbc;
  @Autowired EnrichmentWorkers workers;
  @Autowired TaskQueue queue;
  @Autowired TaskRunner runner;
  @Autowired LogAppender appender;
  @Autowired MeterRegistry meters;

  private int seed;

  @BeforeEach
  void workersAreOn() {
    if (!workers.isRunning()) {
      workers.start();
    }
  }

  @Test
  void aPictureGetsEverythingAndTheRoundLeavesNothingBehind() {
    StoredImage stored = intake.take(new ByteArrayInputStream(picture()));
    register(stored, "a red square on a blue wall", new Box(0.25, 0.25, 0.5, 0.5));
    awaitTypes(
        stored, "ThumbnailsRecorded", "FingerprintRecorded", "TagsSuggested", "CaptionSuggested");
    await().atMost(LONG).until(() -> payloads(stored, EmbeddingRecorded.class).size() == 3);

    for (EmbeddingRecorded recorded : payloads(stored, EmbeddingRecorded.class)) {
      VectorKey key =
          VectorKey.of(
              stored.imageId(),
              recorded.subject(),
              recorded.vector().model(),
              recorded.vector().modelVersion(),
              recorded.vector().sha256());
      float[] vector = Objects.requireNonNull(vectors.find(List.of(key)).get(key));
      assertThat(vector)
          .as("the vector of %s", recorded.subject())
          .hasSize(recorded.vector().dimension());
      assertThat(VectorBytes.sha256(vector)).isEqualTo(recorded.vector().sha256());
    }
    assertThat(payloads(stored, ThumbnailsRecorded.class).getFirst().thumbnails())
        .hasSize(2)
        .allSatisfy(
            thumbnail ->
                assertThat(objects.size(Bucket.THUMBNAILS, thumbnail.objectKey())).isPresent());
    await().atMost(LONG).until(() -> count("enrichment_task", stored) == 0 && rounds(stored) == 0);
  }

  @Test
  void aRepetitionAfterACrashRecordsNothingTwice() {
    workers.stop();
    StoredImage stored = intake.take(new ByteArrayInputStream(picture()));
    register(stored, null, null);
    await().atMost(LONG).until(() -> count("enrichment_task", stored) == 5);
    List<Task> tasks = queue.claim(100, Duration.ofMinutes(5));
    runner.run(tasks);
    long after = events.readEvents(stored.imageId(), 0).asStream().count();
    assertThat(after).isEqualTo(6);

    // the commands were durable, the tasks' end was not: the same attempt comes again
    runner.run(tasks);
    assertThat(events.readEvents(stored.imageId(), 0).asStream().count()).isEqualTo(after);
  }

  @Test
  void aWorkerThatDiesLosesItsLease() throws Exception {
    workers.stop();
    StoredImage stored = intake.take(new ByteArrayInputStream(picture()));
    register(stored, null, null);
    await().atMost(LONG).until(() -> count("enrichment_task", stored) == 5);
    assertThat(queue.claim(100, Duration.ofSeconds(1))).hasSize(5);
    assertThat(queue.claim(100, Duration.ofSeconds(1))).as("still held").isEmpty();
    Thread.sleep(1_100);
    assertThat(queue.claim(100, Duration.ofMinutes(1))).as("the lease has run out").hasSize(5);
    jdbc.update("update enrichment_task set due_at = now()");
    workers.start();
    awaitTypes(stored, "TagsSuggested");
  }

  @Test
  void whatCannotBeDecodedIsAbandonedWithItsReasonAndParkedWhereAnOperatorSeesIt() {
    byte[] bytes = "no picture at all".getBytes(StandardCharsets.UTF_8);
    String sha256 = Sha256.hex(bytes);
    String id = Identities.image(Identities.IMAGES, sha256);
    StoredImage broken =
        new StoredImage(id, "images/" + id + ".png", sha256, "image/png", bytes.length, 10, 10);
    objects.put(Bucket.ORIGINALS, broken.objectKey(), bytes, "image/png");
    register(broken, null, null);
    await().atMost(LONG).until(() -> payloads(broken, EnrichmentAbandoned.class).size() == 5);
    assertThat(payloads(broken, EnrichmentAbandoned.class))
        .extracting(EnrichmentAbandoned::kind)
        .containsExactlyInAnyOrder(
            EnrichmentKind.THUMBNAILS,
            EnrichmentKind.FINGERPRINT,
            EnrichmentKind.EMBEDDING,
            EnrichmentKind.TAGS,
            EnrichmentKind.CAPTION);
    await().atMost(LONG).until(() -> rounds(broken) == 0);
    assertThat(
            jdbc.queryForList(
                "select last_error from enrichment_task where image_id = ? and state = 'ABANDONED'",
                String.class,
                UUID.fromString(id)))
        .hasSize(5)
        .doesNotContainNull();
  }

  @Test
  void aRemovedImageWaitsAndARestoredOneIsEnriched() {
    workers.stop();
    StoredImage stored = intake.take(new ByteArrayInputStream(picture()));
    register(stored, null, null);
    send(new RemoveImage(stored.imageId(), "test", null));
    await().atMost(LONG).until(() -> states(stored).equals(List.of("SUSPENDED")));
    workers.start();
    send(new RestoreImage(stored.imageId(), null));
    awaitTypes(stored, "ThumbnailsRecorded", "FingerprintRecorded", "EmbeddingRecorded");
  }

  @Test
  void enrichmentThatIsAskedForByKindFindsWhatIsThereNow() {
    workers.stop();
    StoredImage stored = intake.take(new ByteArrayInputStream(picture()));
    register(stored, "a wall", null);
    Box box = new Box(0, 0, 0.5, 1);
    send(new AddCrop(stored.imageId(), box, null, null, null));
    jdbc.update("delete from enrichment_task");
    send(new RequestEnrichment(stored.imageId(), List.of(EnrichmentKind.CROP_EMBEDDING)));
    workers.start();
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(payloads(stored, EmbeddingRecorded.class))
                    .extracting(EmbeddingRecorded::subject)
                    .extracting(EmbeddingSubject::box)
                    .contains(box));
  }

  @Test
  void eventsOfOtherBuildsAreReportedAndDoNotStopTheSagas() {
    workers.stop();
    StoredImage strange = intake.take(new ByteArrayInputStream(picture()));
    register(strange, null, null);
    double before = meters.get(UNREADABLE).counter().count();
    otherBuildWrites("ImageDreamed", "1", strange, 1, "{}");
    otherBuildWrites("CaptionChanged", "9", strange, 2, "{}");
    otherBuildWrites("CaptionChanged", "1", strange, 3, "{\"imageId\":");
    StoredImage next = intake.take(new ByteArrayInputStream(picture()));
    register(next, null, null);

    await().atMost(LONG).until(() -> count("enrichment_task", next) > 0);
    workers.start();
    awaitTypes(next, "ThumbnailsRecorded", "FingerprintRecorded", "EmbeddingRecorded");
    assertThat(meters.get(UNREADABLE).counter().count()).isGreaterThanOrEqualTo(before + 3);
  }

  @Test
  void aTaskOfAnImageWhoseHistoryCannotBeReadWaitsForAnotherBuild() {
    workers.stop();
    StoredImage strange = intake.take(new ByteArrayInputStream(picture()));
    register(strange, null, null);
    await().atMost(LONG).until(() -> count("enrichment_task", strange) > 0);
    otherBuildWrites("ImageDreamed", "1", strange, 1, "{}");
    workers.start();

    await().atMost(LONG).until(() -> waits(strange) == count("enrichment_task", strange));
    assertThat(states(strange)).doesNotContain("ABANDONED");
  }

  private long waits(StoredImage image) {
    Long count =
        jdbc.queryForObject(
            """
            select count(*) from enrichment_task
             where image_id = ? and last_error like '%cannot read%' and attempt = 1
               and due_at > now() + interval '1 minute'""",
            Long.class, UUID.fromString(image.imageId()));
    return count == null ? 0 : count;
  }

  private void otherBuildWrites(
      String type, String revision, StoredImage image, long sequence, String payload) {
    String id = UUID.randomUUID().toString();
    NewEvent event =
        new NewEvent(
            id, type, revision, "Image", image.imageId(), sequence, payload, "{\"actor\":\"bob\"}");
    appender.append(
        new AppendUnit(id, Sha256.hex(id), Decision.of(image.imageId(), 0), List.of(event)));
  }

  private void register(StoredImage stored, @Nullable String caption, @Nullable Box crop) {
    send(
        new RegisterImage(
            stored.imageId(),
            stored.objectKey(),
            stored.sha256(),
            stored.mediaType(),
            stored.bytes(),
            stored.width(),
            stored.height(),
            null,
            caption,
            List.of(),
            List.of(),
            Map.of(),
            crop == null ? List.of() : List.of(new NewCrop(crop, "square", null)),
            Origin.HUMAN));
  }

  private CommandOutcome send(Object command) {
    return gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command));
  }

  private void awaitTypes(StoredImage image, String... types) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(
                        events
                            .readEvents(image.imageId(), 0)
                            .asStream()
                            .map(event -> event.getPayloadType().getSimpleName()))
                    .contains(types));
  }

  private <T> List<T> payloads(StoredImage image, Class<T> type) {
    return events
        .readEvents(image.imageId(), 0)
        .asStream()
        .map(event -> event.getPayload())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private long count(String table, StoredImage image) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from " + table + " where image_id = ?",
            Long.class,
            UUID.fromString(image.imageId()));
    return count == null ? 0 : count;
  }

  private List<String> states(StoredImage image) {
    return jdbc.queryForList(
        "select distinct state from enrichment_task where image_id = ?",
        String.class,
        UUID.fromString(image.imageId()));
  }

  private long rounds(StoredImage image) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from associationvalueentry where associationvalue = ?",
            Long.class,
            image.imageId());
    return count == null ? 0 : count;
  }

  /** Another picture each time. */
  private byte[] picture() {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, 320, 240);
    graphics.setColor(Color.RED);
    graphics.fillRect(100, 60, 120, 120);
    graphics.dispose();
    image.setRGB(0, 0, new Random(UUID.randomUUID().hashCode() + seed++).nextInt());
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
