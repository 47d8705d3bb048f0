package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.ConsistencyProof;
import io.framelog.audit.FindCheckpoint;
import io.framelog.audit.FindConsistencyProof;
import io.framelog.audit.FindInclusionProof;
import io.framelog.audit.InclusionProof;
import io.framelog.error.ErrorCode;
import io.framelog.log.LogReader;
import io.framelog.query.AuditProgram.Outcome;
import io.framelog.query.TestQueries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Proofs that the query side gives, in the hands of the auditors' program. */
@AuditTest
class ProofsTest {
  private static final int EVENTS = 600;

  @Autowired Edits edits;
  @Autowired LogReader log;
  @Autowired TestQueries queries;
  @TempDir Path folder;

  @BeforeEach
  void someEvents() {
    if (log.head().position() < EVENTS) {
      edits.append(7, EVENTS, 200);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "3, 3", "256, 257", "257, 257", "100, 600", "513, 600", "600, 600"})
  void anEventIsShownToBeInTheLog(long position, long size) {
    Outcome outcome = verify(position, inclusion(position, size), checkpoint(size));

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("verified: position " + position);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 3", "4, 7", "255, 256", "256, 257", "256, 600", "599, 600"})
  void theLogIsShownToHaveOnlyGrown(long from, long to) {
    Outcome outcome = verify(from, to, consistency(from, to));

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("verified: the first " + from);
  }

  @Test
  void withoutASizeAProofIsForAllThatThereIs() {
    long head = log.head().position();

    assertThat(queries.ask(new FindInclusionProof(1, null, head), InclusionProof.class).size())
        .isEqualTo(head);
    assertThat(queries.ask(new FindConsistencyProof(1, null, head), ConsistencyProof.class).to())
        .isEqualTo(head);
  }

  @Test
  void aProofOfAnotherEventOrForAnotherRootIsNone() {
    InclusionProof proof = inclusion(100, 500);
    InclusionProof other = inclusion(101, 500);
    InclusionProof renamed =
        new InclusionProof(proof.index(), 500, proof.leaf(), other.path(), proof.root());
    InclusionProof longer =
        new InclusionProof(
            proof.index(), 500, proof.leaf(), with(proof.path(), proof.root()), proof.root());
    InclusionProof shorter =
        new InclusionProof(
            proof.index(),
            500,
            proof.leaf(),
            proof.path().subList(0, proof.path().size() - 1),
            proof.root());

    assertThat(verify(101, proof, checkpoint(500)).exit()).isEqualTo(1);
    assertThat(verify(100, proof, checkpoint(499)).exit()).isEqualTo(1);
    assertThat(verify(100, renamed, checkpoint(500)).output()).contains("the path leads to");
    assertThat(verify(100, longer, checkpoint(500)).output()).contains("longer");
    assertThat(verify(100, shorter, checkpoint(500)).output()).contains("shorter");
    assertThat(verify(100, proof, forged(checkpoint(500))).exit()).isEqualTo(1);
    assertThat(verify(100, proof, checkpoint(500)).exit()).isZero();
  }

  @Test
  void aHistoryThatWasRewrittenHasNoProof() {
    ConsistencyProof proof = consistency(300, 600);
    List<String> turned = new ArrayList<>(proof.path());
    Collections.reverse(turned);

    assertThat(verify(300, 600, new ConsistencyProof(300, 600, turned)).exit()).isEqualTo(1);
    assertThat(verify(300, 600, new ConsistencyProof(300, 600, List.of())).exit()).isEqualTo(1);
    assertThat(
            verify(300, 600, new ConsistencyProof(300, 600, with(proof.path(), turned.getFirst())))
                .exit())
        .isEqualTo(1);
    assertThat(verify(forged(checkpoint(300)), checkpoint(600), proof).output())
        .contains("at size 300");
    assertThat(verify(checkpoint(300), forged(checkpoint(600)), proof).exit()).isEqualTo(1);
    assertThat(verify(forged(checkpoint(256)), checkpoint(600), consistency(256, 600)).exit())
        .isEqualTo(1);
    assertThat(verify(300, 600, proof).exit()).isZero();
  }

  @Test
  void impossibleRangesAreRefused() {
    long beyond = log.head().position() + 1;

    assertThat(code(new FindInclusionProof(0, 5L, null))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(code(new FindInclusionProof(6, 5L, null))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(code(new FindInclusionProof(beyond, null, null)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(code(new FindConsistencyProof(0, 5L, null))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(code(new FindConsistencyProof(6, 5L, null))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(code(new FindConsistencyProof(beyond, null, null)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(code(new FindCheckpoint(-1L, null))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(code(new FindCheckpoint(beyond, null))).isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(code(new FindCheckpoint(null, beyond))).isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void theCheckpointOfNothingIsThatOfAnEmptyTree() {
    Checkpoint empty = checkpoint(0);

    assertThat(empty.root())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(empty.time()).isNull();
    assertThat(verify(empty, checkpoint(5), new ConsistencyProof(0, 5, List.of())).exit()).isZero();
  }

  private ErrorCode code(Object query) {
    return queries.refusal(query, Object.class).code();
  }

  private Checkpoint checkpoint(long size) {
    return queries.ask(new FindCheckpoint(size, null), Checkpoint.class);
  }

  private InclusionProof inclusion(long position, long size) {
    return queries.ask(new FindInclusionProof(position, size, null), InclusionProof.class);
  }

  private ConsistencyProof consistency(long from, long to) {
    return queries.ask(new FindConsistencyProof(from, to, null), ConsistencyProof.class);
  }

  private static Checkpoint forged(Checkpoint checkpoint) {
    return new Checkpoint(
        checkpoint.size(), "00".repeat(32), checkpoint.time(), checkpoint.logId(), 1);
  }

  private static List<String> with(List<String> path, String more) {
    List<String> longer = new ArrayList<>(path);
    longer.add(more);
    return longer;
  }

  private Outcome verify(long position, InclusionProof proof, Checkpoint checkpoint) {
    Path event =
        Export.write(
            folder.resolve("event.json"), Export.line(log.readSealed(position - 1, 1).getFirst()));
    return Verifier.run(
        "inclusion",
        event,
        Export.json(folder, "proof", proof),
        Export.json(folder, "checkpoint", checkpoint));
  }

  private Outcome verify(long from, long to, ConsistencyProof proof) {
    return verify(checkpoint(from), checkpoint(to), proof);
  }

  private Outcome verify(Checkpoint old, Checkpoint now, ConsistencyProof proof) {
    return Verifier.run(
        "consistency",
        Export.json(folder, "old", old),
        Export.json(folder, "now", now),
        Export.json(folder, "proof", proof));
  }
}
