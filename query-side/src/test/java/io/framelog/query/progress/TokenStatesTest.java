package io.framelog.query.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.query.ReadModelTest;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ReadModelTest
class TokenStatesTest {
  @Autowired TokenStates states;
  @Autowired TokenStore tokens;
  @Autowired PlatformTransactionManager transactions;

  private final String processor = "processor-" + UUID.randomUUID();

  private static TrackingToken at(long position) {
    return new GlobalSequenceTrackingToken(position);
  }

  @Test
  void aTokenIsAsFarAsTheFurthestPositionThatItKnowsOf() {
    assertThat(TokenStates.furthest(null)).isZero();
    assertThat(TokenStates.furthest(at(7))).isEqualTo(7);
    assertThat(TokenStates.furthest(ReplayToken.createReplayToken(at(9), at(2)))).isEqualTo(9);
    assertThat(TokenStates.furthest(MergedTrackingToken.merged(at(3), at(8)))).isEqualTo(8);
  }

  @Test
  void everySegmentIsReadAsTheTokenStoreWroteItAndWithoutClaimingIt() {
    TrackingToken replay = ReplayToken.createReplayToken(at(1_000_009), at(4));
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              tokens.initializeTokenSegments(processor, 2, at(1_000_005));
              tokens.storeToken(replay, processor, 1);
            });

    assertThat(ours())
        .containsExactly(
            new DerivedState("processor " + processor + ", segment 0", 1_000_005, null, null),
            new DerivedState("processor " + processor + ", segment 1", 1_000_009, null, null));
  }

  private List<DerivedState> ours() {
    return states.states().orElseThrow().stream()
        .filter(state -> state.name().contains(processor))
        .toList();
  }
}
