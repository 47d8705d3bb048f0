package io.framelog.query.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.FindCheckpoint;
import io.framelog.log.LogReader;
import io.framelog.log.SealedEvent;
import io.framelog.query.AuditProgram.Outcome;
import io.framelog.query.TestQueries;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a superuser does to the log, against a checkpoint that an auditor holds. */
@AuditTest
class TamperTest {
  private static final int EVENTS = 200;
  private static final int LATER = 25;
  private static final long[] SEEDS = {20, 26};

  @Autowired Edits edits;
  @Autowired Forger forger;
  @Autowired LogReader log;
  @Autowired TestQueries queries;
  @TempDir Path folder;

  private Path held;
  private long last;

  @BeforeEach
  void anAuditorHoldsACheckpointAndTheLogGoesOn() {
    if (log.head().position() < EVENTS) {
      edits.append(1, EVENTS, 40);
    }
    last = log.head().position();
    held = Export.checkpoint(folder, queries.ask(new FindCheckpoint(last, null), Checkpoint.class));
    edits.append(last, LATER, 5);
  }

  /** Each with the place in the verifier's answer that shows that it is detected as itself. */
  enum Tampering implements Forger.Forgery {
    EDIT_A_PAYLOAD("the payload is not the one") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(
            "update event_log set payload = payload || ' ' where position = ?",
            place(last, random));
      }
    },
    EDIT_A_PAYLOAD_AND_SEAL_IT_ANEW("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.reseal(place(last, random), "{\"forged\":true}");
      }
    },
    SAY_THAT_SOMEBODY_ELSE_DID_IT("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(
            "update event_log set metadata = '{\"actor\":\"eve\"}' where position = ?",
            place(last, random));
      }
    },
    PASS_A_FORGED_PAYLOAD_OFF_AS_ERASED("no ImageErased tells of it") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(
            "update event_log set payload = '{}', salt = null where position = ?",
            place(last, random));
      }
    },
    PASS_FORGED_METADATA_OFF_AS_ERASED("no EditorErasureRequested tells of it") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(ERASE_METADATA, "erased-nobody", place(last, random));
      }
    },
    PASS_ANOTHER_NAME_OFF_AS_ERASED("no ImageErased tells of it") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(ERASE_METADATA, "eve", place(last, random));
      }
    },
    ERASE_AND_CHANGE_A_COMMITMENT("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(
            "update event_log set payload = '{}', salt = null, commitment = sha256('x')"
                + " where position = ?",
            place(last, random));
      }
    },
    RENAME_THE_TYPE("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(
            "update event_log set type = 'ImageRemoved' where position = ?", place(last, random));
      }
    },
    DATE_THE_BEGINNING_BACK("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change(
            "update event_log set recorded_at = recorded_at - interval '1 day' where position <= ?",
            place(last, random));
      }
    },
    DELETE("positions are dense") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change("delete from event_log where position = ?", place(last, random));
      }
    },
    DELETE_AND_CLOSE_THE_GAP("the sequence is|its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        long place = place(last, random);
        forger.change("delete from event_log where position = ?", place);
        forger.shift(place, -1);
      }
    },
    SWAP("the sequence is|its root is|the time") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        long first = place(last - 1, random);
        long second = first + 1 + random.nextInt((int) (last - first));
        forger.change("update event_log set position = -position where position = ?", first);
        forger.change("update event_log set position = ? where position = ?", first, second);
        forger.change("update event_log set position = ? where position < 0", second);
      }
    },
    INSERT("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.insert(place(last, random));
      }
    },
    CUT_THE_TAIL_OFF("events are missing") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        forger.change("delete from event_log where position > ?", last - 1 - random.nextInt(50));
      }
    },
    WRITE_THE_TAIL_ANEW("its root is") {
      @Override
      public void forge(Forger forger, long last, Random random) {
        for (long position = last - random.nextInt(50); position <= last + LATER; position++) {
          forger.reseal(position, "{\"forged\":" + position + "}");
        }
      }
    };

    private static final String ERASE_METADATA =
        """
        update event_log
           set metadata = jsonb_build_object('actor', ?)::text, metadata_salt = null,
               metadata_commitment = sha256(metadata_salt || convert_to(metadata, 'UTF8'))
         where position = ?\
        """;

    private final String detected;

    Tampering(String detected) {
      this.detected = detected;
    }

    static long place(long last, Random random) {
      return 1 + random.nextLong(last);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDoneToTheEventsBeforeTheCheckpointIsDetected(Tampering tampering) {
    for (long seed : SEEDS) {
      Outcome outcome = verify(forged(tampering, last, seed));

      assertThat(outcome.exit()).as("seed %d: %s", seed, outcome.output()).isEqualTo(1);
      assertThat(outcome.output())
          .contains("MISMATCH: ")
          .containsPattern(tampering.detected)
          .doesNotContain("verified");
    }
  }

  @Test
  void whatIsAppendedAfterTheCheckpointIsAccepted() {
    Outcome outcome = Verifier.runSource("log", Export.log(folder, forger.everything()), held);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .contains("checkpoint of size %d: the root is the same".formatted(last))
        .contains("not protected: the events %d..%d".formatted(last + 1, last + LATER))
        .contains("verified: size %d".formatted(last + LATER));
  }

  @Test
  void nothingNewerThanTheCheckpointIsProtected() {
    Outcome forgedTail =
        verify(
            forged((forger, end, random) -> forger.reseal(end + 1, "{\"forged\":true}"), last, 1));
    Outcome cutTail =
        verify(
            forged(
                (forger, end, random) ->
                    forger.change("delete from event_log where position > ?", end),
                last,
                1));

    assertThat(forgedTail.exit()).isZero();
    assertThat(forgedTail.output()).contains("not protected: the events %d..".formatted(last + 1));
    assertThat(cutTail.exit()).isZero();
    assertThat(cutTail.output()).doesNotContain("not protected");
  }

  @Test
  void anErasureThatTheLogTellsOfKeepsEveryProofAndIsListed() {
    String image = forger.everything().get((int) last).event().aggregateId();
    Outcome outcome =
        verify(
            forged(
                (forger, end, random) -> {
                  forger.change(
                      "update event_log set payload = '{}', salt = null where aggregate_id ="
                          + " ?::uuid",
                      image);
                  forger.tell("ImageErased", image, "{\"imageId\":\"%s\"}".formatted(image));
                },
                last,
                1));

    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("by ImageErased of " + image).contains("verified");
  }

  @Test
  void anEditorWhoseErasureTellsOfFewerEventsThanWereChangedIsDetected() {
    for (int told : new int[] {1, 2}) {
      String by = "{\"pseudonym\":\"erased-1\",\"events\":%d}".formatted(told);
      Outcome outcome =
          verify(
              forged(
                  (forger, end, random) -> {
                    forger.change(Tampering.ERASE_METADATA, "erased-1", 7L);
                    forger.change(Tampering.ERASE_METADATA, "erased-1", 9L);
                    String erasure = UUID.randomUUID().toString();
                    forger.tell("EditorErasureRequested", erasure, by);
                    forger.tell("EditorErased", erasure, by);
                  },
                  last,
                  1));

      assertThat(outcome.exit()).as(outcome.output()).isEqualTo(2 - told);
      assertThat(outcome.output())
          .contains(
              told == 1
                  ? "tells of 1 events, but there are 2"
                  : "the metadata of 2 events at the positions 7..9");
    }
  }

  @Test
  void severalCheckpointsSayBetweenWhichTwoTheLogWasChanged() {
    Checkpoint early = queries.ask(new FindCheckpoint(100L, null), Checkpoint.class);
    Path earlier = Export.checkpoint(folder, early);
    List<SealedEvent> events =
        forged((forger, end, random) -> forger.reseal(150, "{\"forged\":true}"), last, 1);

    Outcome outcome = Verifier.run("log", Export.log(folder, events), earlier, held);

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("checkpoint of size 100: the root is the same")
        .contains("the events 101..%d are not those".formatted(last));
  }

  private List<SealedEvent> forged(Forger.Forgery forgery, long end, long seed) {
    return requireNonNull(forger.forged(forgery, end, seed));
  }

  private Outcome verify(List<SealedEvent> events) {
    return Verifier.run("log", Export.log(folder, events), held);
  }
}
