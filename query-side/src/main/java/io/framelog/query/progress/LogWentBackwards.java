package io.framelog.query.progress;

import io.framelog.log.LogHead;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The log lacks events that something was derived from; the node does not start. */
public final class LogWentBackwards extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String MORE = " See docs/restoring-a-backup.md.";

  private final String finding;
  private final String action;

  private LogWentBackwards(String finding, String action) {
    super(finding + "\n" + action);
    this.finding = finding;
    this.action = action;
  }

  /**
   * Nobody has said yet what to do about it.
   *
   * @param canBegin whether this log can begin a new epoch
   */
  static LogWentBackwards found(LogHead head, List<DerivedState> signs, boolean canBegin) {
    return new LogWentBackwards(
        finding(head, signs), restore(head, signs) + (canBegin ? accept(head) : "") + MORE);
  }

  /** The setting names another position than that of the head. */
  static LogWentBackwards notTheHead(LogHead head, List<DerivedState> signs, long accepted) {
    return new LogWentBackwards(
        finding(head, signs),
        "framelog.log.accept-restore is %d, but the log ends at %d. Nothing was changed. "
                .formatted(accepted, head.position())
            + restore(head, signs)
            + accept(head)
            + MORE);
  }

  /** The setting is right, but this node does not know everything that must begin anew. */
  static LogWentBackwards unknownProjection(LogHead head, String name) {
    return new LogWentBackwards(
        "log-went-backwards: this node cannot build the projection %s again, it does not know it"
            .formatted(name),
        "Nothing was changed. Accept the restore at position %d on a node with the role query."
                .formatted(head.position())
            + MORE);
  }

  private static String finding(LogHead head, List<DerivedState> signs) {
    return signs.stream()
        .map(sign -> "\n  " + sign)
        .collect(
            Collectors.joining(
                "",
                "log-went-backwards: the log %s ends at position %d of epoch %d, but these come from other events:"
                    .formatted(head.logId(), head.position(), head.epoch()),
                ""));
  }

  private static String restore(LogHead head, List<DerivedState> signs) {
    long furthest = signs.stream().mapToLong(DerivedState::position).max().orElse(0);
    long epoch =
        signs.stream()
            .mapToLong(sign -> Objects.requireNonNullElse(sign.epoch(), 0L))
            .max()
            .orElse(0);
    return signs.stream().allMatch(sign -> sign.isOf(head.logId()))
        ? "Either restore a backup of the log that reaches position %d of epoch %d at least; then nothing is lost."
            .formatted(furthest, Math.max(epoch, head.epoch()))
        : "Either point this node to the log that they come from, or restore that log's latest backup.";
  }

  private static String accept(LogHead head) {
    return """
         Or give up all events beyond position %d for good: stop all nodes, start ONE node once with \
        framelog.log.accept-restore=%d, then the others without it. This begins epoch %d of the log, \
        and what was derived from the lost events is built again."""
        .formatted(head.position(), head.position(), head.epoch() + 1);
  }

  /** What was found: the head, and each thing that does not fit it on a line of its own. */
  String finding() {
    return finding;
  }

  /** What an operator can do about it. */
  String action() {
    return action;
  }
}
