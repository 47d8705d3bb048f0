package io.framelog.bench.read;

import java.util.List;

/** Something about the read side that is measured; made by {@link ReadSideBenchmark}. */
public interface Measure {
  /** The word by which it is chosen: {@code --only catch-up}. */
  String name();

  /**
   * Measures and answers with the rows of its table. The log is there; projections that it needs
   * are brought up by {@link ReadSide#project}.
   */
  List<Row> run(ReadSide side) throws Exception;
}
