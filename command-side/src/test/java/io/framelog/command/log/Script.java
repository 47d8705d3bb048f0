package io.framelog.command.log;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.identity.Identities;
import io.framelog.log.CommandOutcome;
import io.framelog.selection.SelectionSpec;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ApplicationContext;

/**
 * What one writer sends, step by step, the same whenever it is asked again: a writer that starts
 * after a crash sends the step that was not acknowledged once more, under the same command id.
 * Writers of even number send commands through the gateway, of odd number units to the appender.
 */
record Script(int writer) {
  private static final String SHARED = "shared-by-all-writers";
  private static final int UP_TO = 4;

  /** Name-based, as the ids of commands with an Idempotency-Key are. */
  String commandId(int step) {
    return Identities.command("writer-" + writer, "step-" + step);
  }

  CommandOutcome send(ApplicationContext node, int step) {
    return sendsCommands()
        ? NodeApplication.send(node.getBean(CommandGateway.class), commandId(step), command(step))
        : append(node.getBean(GroupCommitAppender.class), step);
  }

  CommandOutcome append(GroupCommitAppender appender, int step) {
    String aggregateId = Identities.derived(commandId(step), "image");
    return appender.append(Units.unit(commandId(step), aggregateId, 0, 1 + step % UP_TO));
  }

  private boolean sendsCommands() {
    return writer % 2 == 0;
  }

  /** Its own dataset at even steps, everybody's at odd ones; each step has an effect. */
  private Object command(int step) {
    String name = step % 2 == 0 ? "of-writer-" + writer : SHARED;
    String datasetId = Identities.dataset(name);
    SelectionSpec selection = SelectionSpec.ofText("tag:w%ds%d".formatted(writer, step));
    return step == 0
        ? new DefineDataset(datasetId, name, selection)
        : new ChangeSelection(datasetId, selection);
  }

  /** Makes the dataset that all writers share. */
  static void defineShared(CommandGateway gateway) {
    NodeApplication.send(
        gateway,
        Identities.command("all writers", SHARED),
        new DefineDataset(Identities.dataset(SHARED), SHARED, SelectionSpec.ofText("tag:start")));
  }
}
