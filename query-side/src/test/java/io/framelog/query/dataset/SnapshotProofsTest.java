package io.framelog.query.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.dataset.commands.DatasetCommand;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.RetractImages;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.FindSnapshotProof;
import io.framelog.dataset.queries.ProvenLeaf;
import io.framelog.dataset.queries.SealingProgress;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotProof;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.Box;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.MetadataEdited;
import io.framelog.log.CommandOutcome;
import io.framelog.query.AuditProgram;
import io.framelog.query.AuditProgram.Outcome;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.Images;
import io.framelog.selection.SelectionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Exports and proofs of real snapshots, checked by the auditors' program. */
@ReadModelTest
@ContextConfiguration(classes = RetractionsTest.Application.class)
class SnapshotProofsTest {
  private static final AuditProgram PROGRAM = new AuditProgram("VerifySnapshot");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int VERIFIED = 0;
  private static final int MISMATCH = 1;
  private static final int UNDECIDED = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Autowired TestLog log;
  @Autowired TestQueries queries;
  @Autowired CommandGateway gateway;
  @Autowired SealingClaims claims;
  @Autowired JdbcTemplate jdbc;

  private List<String> ids = List.of();
  private String dataset = "";
  private String snapshotId = "";
  private SnapshotView snapshot = RetractionsTest.unsealed();

  @BeforeEach
  void nothingIsParked() {
    jdbc.update("delete from parked_event");
  }

  @Test
  void everyImageOfASnapshotOfSeveralRunsIsProven() {
    aSnapshotOf(1_100);

    for (int index : List.of(0, 1, 1_023, 1_024, 1_099)) {
      SnapshotProof proof = proof(ids.get(index));

      assertThat(proof.included()).isTrue();
      assertThat(proof.leaves()).singleElement().returns((long) index, ProvenLeaf::index);
      assertThat(verify(proof))
          .isEqualTo(
              new Outcome(
                  VERIFIED,
                  "verified: the image %s is item %d of the 1100\n"
                      .formatted(ids.get(index), index)));
    }
  }

  @Test
  void anImageThatIsNotThereIsProvenAbsentByItsNeighbours() {
    aSnapshotOf(1_100);
    List<String> absent =
        Stream.of(0, 7, 1_024, 1_099)
            .map(index -> IdOrder.before(UUID.fromString(ids.get(index))).toString())
            .toList();

    assertThat(indices(proof(absent.get(0)))).containsExactly(0L);
    assertThat(indices(proof(absent.get(1)))).containsExactly(6L, 7L);
    assertThat(indices(proof(absent.get(2)))).containsExactly(1_023L, 1_024L);
    assertThat(indices(proof("ffffffff-ffff-ffff-ffff-ffffffffffff"))).containsExactly(1_099L);
    for (String id : absent) {
      assertThat(verify(proof(id)).output()).startsWith("verified: the image " + id + " is none");
    }
  }

  @Test
  void anEmptySnapshotHoldsNoImage() {
    aSnapshotOf(0);

    SnapshotProof proof = proof(Images.id());

    assertThat(proof.leaves()).isEmpty();
    assertThat(verify(proof).exit()).isEqualTo(VERIFIED);
    assertThat(items(List.of()).exit()).isEqualTo(VERIFIED);
  }

  @Test
  void aRetractedImageIsProvenToWhoeverHasKeptIt() {
    aSnapshotOf(5);
    Path kept = write("kept.jsonl", String.join("\n", lines()));
    retract(ids.get(2));

    SnapshotProof proof = proof(ids.get(2));

    assertThat(proof.leaves().getFirst().line()).contains("\"retracted\":true");
    assertThat(verify(proof).exit()).isEqualTo(UNDECIDED);
    assertThat(verify(proof, kept).exit()).isEqualTo(VERIFIED);
  }

  @Test
  void withheldNeighboursLeaveTheAbsenceOpenBetweenTheNextThatAreShown() {
    aSnapshotOf(6);
    Path kept = write("kept.jsonl", String.join("\n", lines()));
    retract(ids.get(2), ids.get(3), ids.get(5));
    String absent = IdOrder.before(UUID.fromString(ids.get(3))).toString();

    SnapshotProof proof = proof(absent);
    SnapshotProof behindAll = proof("ffffffff-ffff-ffff-ffff-ffffffffffff");

    assertThat(indices(proof)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(verify(proof))
        .returns(UNDECIDED, Outcome::exit)
        .satisfies(told -> assertThat(told.output()).contains("the leaves 2..3 are not shown"));
    assertThat(verify(proof, kept).exit()).isEqualTo(VERIFIED);
    assertThat(indices(behindAll)).containsExactly(4L, 5L);
    assertThat(verify(behindAll).output()).contains("the leaves 5..5 are not shown");
  }

  @Test
  void aProofThatIsChangedIsNone() {
    aSnapshotOf(5);
    SnapshotProof held = proof(ids.get(1));
    String absent = IdOrder.before(UUID.fromString(ids.get(1))).toString();
    ProvenLeaf leaf = held.leaves().getFirst();
    ProvenLeaf other = proof(ids.get(2)).leaves().getFirst();

    assertThat(
            Stream.of(
                    with(held, leaf.index(), leaf.line().replace("640", "641"), leaf.path()),
                    with(held, 2, leaf.line(), leaf.path()),
                    with(held, 1, leaf.line(), other.path()),
                    with(held, 1, leaf.line(), leaf.path().subList(0, 1)),
                    with(held, 1, leaf.line().replaceAll(",\"salt.*", "}"), leaf.path()),
                    with(held, 2, other.line(), other.path()),
                    claimedAbsent(held, ids.get(1), leaf),
                    claimedAbsent(held, absent, other, proof(ids.get(0)).leaves().getFirst()))
                .map(this::verify)
                .map(Outcome::exit))
        .containsExactly(
            MISMATCH, MISMATCH, MISMATCH, MISMATCH, MISMATCH, MISMATCH, MISMATCH, UNDECIDED);
  }

  @Test
  void aTreeThatWasLostOrFalsifiedIsMadeAgain() {
    aSnapshotOf(3);
    SnapshotProof before = proof(ids.get(1));

    jdbc.update("delete from snapshot_leaf_run where snapshot_id = ?::uuid", snapshotId);
    assertThat(proof(ids.get(1))).isEqualTo(before);
    jdbc.update(
        "update snapshot_leaf_run set root = sha256('x') where snapshot_id = ?::uuid", snapshotId);
    assertThat(proof(ids.get(1))).isEqualTo(before);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from snapshot_leaf_run where snapshot_id = ?::uuid and root ="
                    + " sha256('x')",
                Long.class,
                snapshotId))
        .isZero();
  }

  @Test
  void theDigestIsDerivedFromTheExportedLinesAlone() {
    aSnapshotOf(5);

    assertThat(items(lines()))
        .isEqualTo(new Outcome(VERIFIED, "verified: 5 items, digest " + snapshot.digest() + "\n"));
    assertThat(PROGRAM.runSource("items", write("l", String.join("\n", lines())), held()).exit())
        .isEqualTo(VERIFIED);
    retract(ids.get(0));
    assertThat(items(lines()).output())
        .startsWith("withheld: %s, retracted, line 1\n".formatted(ids.get(0)))
        .contains("verified: 5 items");
  }

  @Test
  void whatIsChangedInAnExportIsSeenAndWhere() {
    aSnapshotOf(5);
    List<String> lines = lines();
    String caption = lines.get(1).replace("of " + ids.get(1), "of somebody else");
    String spaced = lines.get(1).replace("\"width\":640", "\"width\": 640");
    String number = lines.get(1).replace("\"width\":640", "\"width\":640.0");
    String unsalted = lines.get(1).replaceAll(",\"salt.*", "}");
    String forged = bare(ids.get(1), "ab".repeat(32));

    assertThat(items(replaced(lines, 1, caption)).output()).contains("MISMATCH: the digest");
    assertThat(
            items(List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3), lines.get(4)))
                .output())
        .contains("MISMATCH: line 3: the image " + ids.get(1));
    assertThat(items(lines.subList(0, 4)).output()).contains("there are 4 items, but");
    assertThat(items(replaced(lines, 1, lines.get(0))).output()).contains("MISMATCH: line 2: the");
    assertThat(items(replaced(lines, 1, spaced)).output())
        .contains("line 2: not in canonical form");
    assertThat(items(replaced(lines, 1, number)).output())
        .contains("line 2: not in canonical form");
    assertThat(items(replaced(lines, 1, unsalted)).output())
        .contains("line 2: neither an item nor");
    assertThat(items(replaced(lines, 1, forged)).output()).contains("MISMATCH: the digest");
    assertThat(items(replaced(lines, 4, lines.get(4).substring(0, 50))).exit()).isEqualTo(2);
  }

  @Test
  void whatADigestCannotShowIsSaidToBeOpen() {
    aSnapshotOf(5);
    List<String> lines = lines();
    String leaf = proof(ids.get(1)).leaves().getFirst().leaf();
    String another = IdOrder.before(UUID.fromString(ids.get(2))).toString();

    // An item held back by its own leaf looks as a takedown does, and a bare leaf has any id.
    assertThat(items(replaced(lines, 1, bare(ids.get(1), leaf))))
        .returns(VERIFIED, Outcome::exit)
        .satisfies(
            told ->
                assertThat(told.output())
                    .contains("withheld: " + ids.get(1), "not shown: the content of 1 items"));
    assertThat(items(replaced(lines, 1, bare(another, leaf))).output())
        .contains("withheld: " + another, "that their leaves are of the images named");
  }

  @Test
  void aSnapshotThatIsBeingSealedHasNoProofAndTellsHowFarItIs() {
    aSnapshotOf(3);
    log.appendUnknown(ids.get(0));
    CommandOutcome taken = send(new TakeSnapshot(Identities.dataset(dataset), null, null));
    snapshotId = Objects.requireNonNull(taken.ids().get("snapshotId"));
    String error = sealing(taken.position()).lastError();
    claims.renew(
        UUID.fromString(snapshotId),
        Duration.ofMinutes(1),
        5_000,
        UUID.fromString("40000000-0000-5000-8000-000000000000"));

    assertThat(error).contains("could not read");
    assertThat(sealing(taken.position())).isEqualTo(new SealingProgress(5_000, 0.25, error));
    assertThat(
            queries
                .refusal(
                    new FindSnapshotProof(dataset, snapshotId, ids.get(0)), SnapshotProof.class)
                .code())
        .isEqualTo(ErrorCode.SNAPSHOT_NOT_SEALED);
    jdbc.update("delete from snapshot where snapshot_id = ?::uuid", snapshotId);
  }

  /** How far the sealing is, once the first attempt has failed. */
  private SealingProgress sealing(long position) {
    return Objects.requireNonNull(
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    queries
                        .ask(
                            new FindSnapshot(dataset, snapshotId, position, null),
                            SnapshotView.class)
                        .sealing(),
                progress -> progress != null && progress.lastError() != null));
  }

  /** Images with captions, crops and numbers, in a dataset of their own. */
  private void aSnapshotOf(int count) {
    ids = IntStream.range(0, count).mapToObj(i -> Images.id()).sorted().toList();
    for (int first = 0; first < count; first += 500) {
      log.append(
          ids.subList(first, Math.min(count, first + 500)).stream()
              .map(id -> Images.registered(id, "of " + id))
              .toArray(ImageEvent[]::new));
    }
    if (count > 0) {
      String last = ids.getLast();
      log.append(
          new MetadataEdited(
              last,
              Map.of(
                  "\u20ac \"\\\u0007",
                  List.of(1e21, -0.1, 1e-7, 4.9e-324, 123456789012345678L, "\ud83d\ude00")),
              List.of()),
          new CropAdded(
              last, Images.id(), new Box(0.1, 0.2, 0.30000000000000004, 0.5), "\u017elut\u00fd"));
    }
    dataset = "p" + Images.id();
    send(new DefineDataset(Identities.dataset(dataset), dataset, selection(count)));
    CommandOutcome taken = send(new TakeSnapshot(Identities.dataset(dataset), null, null));
    snapshotId = Objects.requireNonNull(taken.ids().get("snapshotId"));
    snapshot =
        queries.ask(
            new FindSnapshot(dataset, snapshotId, taken.position(), PATIENCE), SnapshotView.class);
    assertThat(snapshot.count()).isEqualTo(count);
  }

  private SelectionSpec selection(int count) {
    return count == 0 ? SelectionSpec.ofText("tag:nothing-has-it") : SelectionSpec.ofIds(ids);
  }

  private CommandOutcome send(DatasetCommand command) {
    return gateway.sendAndWait(command);
  }

  private void retract(String... gone) {
    send(
        new RetractImages(Identities.dataset(dataset), List.of(gone), "asked by the artist", null));
  }

  private List<String> lines() {
    return queries
        .ask(new FindSnapshotItems(dataset, snapshotId, null, 10_000), SnapshotItems.class)
        .items()
        .stream()
        .map(SnapshotItem::json)
        .toList();
  }

  private SnapshotProof proof(String id) {
    return queries.ask(new FindSnapshotProof(dataset, snapshotId, id), SnapshotProof.class);
  }

  private static List<Long> indices(SnapshotProof proof) {
    return proof.leaves().stream().map(ProvenLeaf::index).toList();
  }

  /** The proof with another leaf. */
  private static SnapshotProof with(
      SnapshotProof proof, long index, String line, List<String> path) {
    String leaf = proof.leaves().getFirst().leaf();
    return proof(proof, proof.imageId(), true, new ProvenLeaf(index, leaf, line, path));
  }

  private static SnapshotProof claimedAbsent(SnapshotProof proof, String id, ProvenLeaf... shown) {
    return proof(proof, id, false, shown);
  }

  private static SnapshotProof proof(
      SnapshotProof proof, String id, boolean included, ProvenLeaf... leaves) {
    return new SnapshotProof(
        proof.snapshotId(),
        id,
        proof.position(),
        included,
        proof.size(),
        proof.digest(),
        List.of(leaves));
  }

  private Outcome verify(SnapshotProof proof, Path... kept) {
    Path file = write("proof.json", JSON.writeValueAsString(proof));
    return PROGRAM.run(
        Stream.concat(Stream.of("proof", proof.imageId(), file, held()), Stream.of(kept))
            .toArray());
  }

  private Outcome items(List<String> lines) {
    return PROGRAM.run("items", write("items.jsonl", String.join("\n", lines)), held());
  }

  private Path held() {
    return write("snapshot.json", JSON.writeValueAsString(snapshot));
  }

  private Path write(String file, String content) {
    try {
      return Files.writeString(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> replaced(List<String> lines, int index, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(index, line);
    return changed;
  }

  private static String bare(String id, String leaf) {
    return "{\"id\":\"%s\",\"leaf\":\"%s\",\"retracted\":true}".formatted(id, leaf);
  }
}
