package io.framelog.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.framelog.query.search.RankFusion.Scored;
import io.framelog.query.search.RankFusion.Weighted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankFusionTest {
  private static Weighted ranking(double share, String... ids) {
    return new Weighted(
        share,
        IntStream.range(0, ids.length).mapToObj(i -> new Scored(ids[i], 1.0 - i * 0.1)).toList());
  }

  @Test
  void addsUpTheSharesOverTheRanks() {
    List<Scored> fused =
        RankFusion.fuse(List.of(ranking(0.25, "a", "b", "c"), ranking(0.75, "c", "a")));
    assertThat(fused).extracting(Scored::id).containsExactly("c", "a", "b");
    assertThat(fused.get(0).score()).isCloseTo(0.25 * 61 / 63 + 0.75 * 61 / 61, within(1e-12));
    assertThat(fused.get(1).score()).isCloseTo(0.25 * 61 / 61 + 0.75 * 61 / 62, within(1e-12));
    assertThat(fused.get(2).score()).isCloseTo(0.25 * 61 / 62, within(1e-12));
  }

  @Test
  void givesOneToWhatIsFirstEverywhereAndNeverMore() {
    List<Weighted> thirds =
        List.of(ranking(1.0 / 3, "a", "b"), ranking(1.0 / 3, "a"), ranking(1.0 / 3, "a", "b"));
    assertThat(RankFusion.fuse(thirds).getFirst().score())
        .isLessThanOrEqualTo(1)
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void givesEqualScoresEqualRanksAndOrdersThemById() {
    List<Scored> fused =
        RankFusion.fuse(
            List.of(
                new Weighted(
                    1,
                    List.of(
                        new Scored("z", 0.9),
                        new Scored("m", 0.5),
                        new Scored("b", 0.9),
                        new Scored("a", 0.9)))));
    assertThat(fused).extracting(Scored::id).containsExactly("a", "b", "z", "m");
    assertThat(fused).extracting(Scored::score).containsExactly(1.0, 1.0, 1.0, 61.0 / 64);
  }

  @Test
  void doesNotDependOnTheOrderInWhichHitsCome() {
    List<Scored> hits =
        new ArrayList<>(
            IntStream.range(0, 200)
                .mapToObj(i -> new Scored("id" + i, Math.floorDiv(i, 7)))
                .toList());
    List<Scored> expected = RankFusion.fuse(List.of(new Weighted(1, hits)));
    Collections.shuffle(hits, new Random(5));
    assertThat(RankFusion.fuse(List.of(new Weighted(1, hits)))).isEqualTo(expected);
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(RankFusion.fuse(List.of(new Weighted(1, List.of())))).isEmpty();
  }
}
