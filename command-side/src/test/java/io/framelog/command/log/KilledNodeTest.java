package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** SIGKILL of a node's JVM at random moments under full load, round after round on one database. */
class KilledNodeTest {
  private static final int WRITERS = 8;
  private static final int LONGEST_LIFE_MILLIS = 1_500;

  private final Battery battery = Battery.of("killed node", 2);

  @Test
  void whatWasAcknowledgedIsThereOnceAndNothingIsHalfWritten() throws Exception {
    LogDatabase database = LogDatabase.fresh("killed");
    List<DoomedNode.Answer> told = new ArrayList<>();
    List<Integer> steps = new ArrayList<>(Collections.nCopies(WRITERS, 0));
    for (int round = 0; round < battery.rounds(); round++) {
      long before = told.size();
      try (DoomedNode node = DoomedNode.start(database, steps)) {
        told.add(node.awaitFirst());
        TimeUnit.MILLISECONDS.sleep(battery.random().nextInt(LONGEST_LIFE_MILLIS));
        told.addAll(node.kill());
      }
      told.forEach(answer -> steps.set(answer.writer(), answer.step() + 1));
      long head = new LogInvariants(database).holdWith(acknowledged(told));
      System.out.printf(
          "killed node, round %d: %d acknowledged, head %d%n", round, told.size() - before, head);
    }
    allCommandsSentAgainGetTheirAnswersAgain(database, told);
  }

  private static void allCommandsSentAgainGetTheirAnswersAgain(
      LogDatabase database, List<DoomedNode.Answer> told) {
    long head = new LogInvariants(database).hold();
    try (ConfigurableApplicationContext node = NodeApplication.on(database)) {
      for (DoomedNode.Answer answer : told) {
        Script script = new Script(answer.writer());
        assertThat(
                Acknowledged.of(script.commandId(answer.step()), script.send(node, answer.step())))
            .isEqualTo(answer.told());
      }
    }
    assertThat(new LogInvariants(database).hold()).isEqualTo(head);
  }

  private static List<Acknowledged> acknowledged(List<DoomedNode.Answer> answers) {
    return answers.stream().map(DoomedNode.Answer::told).toList();
  }
}
