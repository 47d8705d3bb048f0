package io.framelog.query.audit;

import io.framelog.query.AuditProgram;
import io.framelog.query.AuditProgram.Outcome;

/** Runs the auditors' program for logs. */
final class Verifier {
  private static final AuditProgram PROGRAM = new AuditProgram("VerifyLog");

  private Verifier() {}

  static Outcome run(Object... arguments) {
    return PROGRAM.run(arguments);
  }

  /** From its source, as docs/audit.md says. */
  static Outcome runSource(Object... arguments) {
    return PROGRAM.runSource(arguments);
  }
}
