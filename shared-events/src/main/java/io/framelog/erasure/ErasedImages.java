package io.framelog.erasure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which images were erased, as the log has it, whatever readers have read of it so far. */
public interface ErasedImages {
  /** Where the log tells of the image's erasure, if it does. */
  Optional<SweepState> of(String imageId);

  /** The position of the newest {@code ImageErased}, 0 when there is none. */
  long newest();

  /**
   * How far the deletion outside the log is.
   *
   * @param position of {@code ImageErased}
   * @param sweeps 0: not done yet; 1: done, to be repeated once; 2: done for good
   * @param lastError why the last try failed; null when it did not
   */
  record SweepState(long position, int sweeps, @Nullable String lastError) {}
}
