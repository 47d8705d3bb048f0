package io.framelog.api.projection;

import io.framelog.api.ApiController;
import io.framelog.api.command.CommandContext;
import io.framelog.api.command.Commands;
import io.framelog.log.CommandOutcome;
import io.framelog.projection.DiscardDeadLetter;
import io.framelog.projection.RetryDeadLetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What an operator does about events that a projection has put aside. */
@ApiController
@Tag(name = "Operations")
class DeadLetterController {
  private final Commands commands;

  DeadLetterController(Commands commands) {
    this.commands = commands;
  }

  /**
   * What became of the events of one image or dataset.
   *
   * @param handled how many are in the projection now
   * @param left how many are still put aside
   */
  record Answer(int handled, int left) {
    static Answer of(CommandOutcome outcome) {
      return new Answer(
          Integer.parseInt(outcome.ids().getOrDefault("handled", "0")),
          Integer.parseInt(outcome.ids().getOrDefault("left", "0")));
    }
  }

  @PostMapping("/v1/projections/{name}/dead-letters/{position}:retry")
  @Operation(
      summary = "Handle what was put aside of an image or dataset",
      description =
          "In log order, from its first one on, until one fails again; that one says why now.")
  Answer retry(
      @PathVariable String name,
      @Parameter(description = "Of any event that is put aside of that image or dataset")
          @PathVariable
          long position,
      CommandContext context) {
    return Answer.of(commands.send(new RetryDeadLetter(name, position), context));
  }

  @PostMapping("/v1/projections/{name}/dead-letters/{position}:discard")
  @Operation(
      summary = "Give up one event for this projection, for good",
      description =
          "Needs X-Reason, which is kept with who did it and when. What waited behind it is handled"
              + " then, without it. Only the first that is put aside of an image or dataset can be"
              + " given up. Rebuilds pass it over, too; the log still has it.")
  Answer discard(@PathVariable String name, @PathVariable long position, CommandContext context) {
    return Answer.of(
        commands.send(new DiscardDeadLetter(name, position, context.reason()), context));
  }
}
