package io.framelog.query.audit;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.SealedTime;
import java.time.Instant;
import java.util.HexFormat;

/** A checkpoint as it was when it was kept. */
record KeptCheckpoint(long size, byte[] root, Instant recordedAt, String logId, long epoch) {
  Checkpoint toCheckpoint() {
    return new Checkpoint(
        size, HexFormat.of().formatHex(root), SealedTime.of(recordedAt), logId, epoch);
  }
}
