package io.framelog.command.log;

/** When a connection dies around a COMMIT. */
enum CommitFault {
  /** The server never hears of the COMMIT. */
  BEFORE_THE_SERVER_HEARS,
  /** The COMMIT is on its way; the server may or may not be done with it when we ask again. */
  ON_THE_WAY,
  /** The server has committed; its answer is lost. */
  BEFORE_THE_ANSWER_ARRIVES
}
