package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.DefineDataset;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import io.framelog.log.NewEvent;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What aggregates do with events that an older or a newer build has written. */
@CommandSideTest
class UnknownEventsTest {
  private static final String VECTOR = Sha256.hex("vector");

  private final Sender sender;
  private final LogAppender appender;
  private final LogReader log;
  private final Cache cache;

  UnknownEventsTest(
      @Autowired CommandGateway gateway,
      @Autowired LogAppender appender,
      @Autowired LogReader log,
      @Autowired Cache cache) {
    this.sender = new Sender(gateway);
    this.appender = appender;
    this.log = log;
    this.cache = cache;
  }

  @Test
  void noCommandIsDecidedOnAHistoryWithAnUnknownType() {
    String id = registered("unknown-type");
    otherBuildWrites("ImageDreamed", "1", id, 1, "{}");
    long head = log.head().position();

    sender.assertRejected(tags(id, "cat"), ErrorCode.EVENT_UNKNOWN);
    cache.removeAll();
    sender.assertRejected(tags(id, "cat"), ErrorCode.EVENT_UNKNOWN);
    sender.assertRejected(tags(id, "kept"), ErrorCode.EVENT_UNKNOWN);
    sender.assertRejected(Registrations.of("unknown-type"), ErrorCode.EVENT_UNKNOWN);

    assertThat(log.head().position()).isEqualTo(head);
  }

  @Test
  void noCommandIsDecidedOnAHistoryWithARevisionOfANewerBuild() {
    String id = registered("newer-revision");
    otherBuildWrites(
        "TagsEdited", "9", id, 1, "{\"imageId\":\"" + id + "\",\"added\":[],\"removed\":[]}");

    sender.assertRejected(tags(id, "cat"), ErrorCode.EVENT_UNKNOWN);
  }

  @Test
  void noCommandIsDecidedOnAPayloadThatCannotBeRead() {
    String id = registered("unreadable");
    otherBuildWrites("TagsEdited", "1", id, 1, "{\"imageId\":");

    sender.assertRejected(tags(id, "cat"), ErrorCode.EVENT_UNKNOWN);
  }

  @Test
  void otherImagesAndDatasetsAreNotDisturbed() {
    String id = registered("disturbing");
    otherBuildWrites("ImageDreamed", "1", id, 1, "{}");
    String other = registered("undisturbed");

    assertThat(sender.send(tags(other, "cat")).changed()).isTrue();
    String datasetId = Identities.dataset("undisturbed");
    assertThat(
            sender
                .send(new DefineDataset(datasetId, "undisturbed", SelectionSpec.ofText("tag:cat")))
                .changed())
        .isTrue();
  }

  @Test
  void anEventOfAnEarlierRevisionIsPartOfTheState() {
    String id = registered("earlier");
    otherBuildWrites(
        "EmbeddingRecorded",
        "1",
        id,
        1,
        """
        {"imageId":"%s","subject":{"kind":"IMAGE","cropId":null,"box":null,"textSha256":null},\
        "model":"clip","modelVersion":"1","dimension":4,"sha256":"%s"}"""
            .formatted(id, VECTOR));

    assertThat(sender.send(embedding(id, VECTOR)).changed()).isFalse();
    assertThat(sender.send(embedding(id, Sha256.hex("another"))).changed()).isTrue();
  }

  private String registered(String content) {
    return sender.send(Registrations.of(content, List.of("kept"))).aggregateId();
  }

  private static EditTags tags(String id, String tag) {
    return new EditTags(id, List.of(tag), List.of(), null);
  }

  private static RecordEmbedding embedding(String id, String sha256) {
    return new RecordEmbedding(id, EmbeddingSubject.image(), "clip", "1", 4, sha256);
  }

  private void otherBuildWrites(
      String type, String revision, String id, long sequence, String payload) {
    NewEvent event =
        new NewEvent(
            UUID.randomUUID().toString(),
            type,
            revision,
            "Image",
            id,
            sequence,
            payload,
            "{\"actor\":\"bob\"}");
    String commandId = UUID.randomUUID().toString();
    appender.append(
        new AppendUnit(commandId, Sha256.hex(commandId), Decision.of(id, 0), List.of(event)));
  }
}
