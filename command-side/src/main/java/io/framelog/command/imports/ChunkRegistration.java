package io.framelog.command.imports;

import io.framelog.command.job.JobStep;
import io.framelog.command.job.RunningJob;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.job.JobError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registers the items of a chunk and counts what became of them. */
final class ChunkRegistration {
  private final int items;
  private final List<JobError> errors = new ArrayList<>();
  private long changed;
  private long skipped;
  private long failed;

  private ChunkRegistration(int items) {
    this.items = items;
  }

  static ChunkRegistration of(
      Chunk chunk, List<String> tags, String step, RunningJob job, Registrar registrar) {
    ChunkRegistration counted = new ChunkRegistration(chunk.items().size());
    List<Brought.Taken> waiting = new ArrayList<>();
    for (Brought each : chunk.items()) {
      switch (each) {
        case Brought.Taken taken -> {
          counted.errors.addAll(taken.item().flaws());
          waiting.add(taken);
        }
        case Brought.Refused refused ->
            counted.failed(each.item(), refused.why().code().code(), refused.why().detail());
      }
    }
    // The same content again waits for the first one's fate: if that is refused, for instance for
    // its tags, the next one has its chance.
    for (int round = 0; !waiting.isEmpty(); round++) {
      Map<String, RegisterImage> first = new LinkedHashMap<>();
      waiting.forEach(
          taken ->
              first.computeIfAbsent(
                  taken.stored().imageId(), id -> taken.command(tags, Origin.IMPORT)));
      waiting =
          counted.after(
              waiting,
              registrar.register(job, step + " round " + round, List.copyOf(first.values())));
    }
    return counted;
  }

  /** Counts a round; returns those that wait for the next one. */
  private List<Brought.Taken> after(List<Brought.Taken> waiting, Map<String, Fate> fates) {
    List<Brought.Taken> next = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Brought.Taken taken : waiting) {
      String id = taken.stored().imageId();
      boolean again = !told.add(id);
      Fate fate = fates.get(id);
      switch (fate) {
        case null -> throw new IllegalStateException("no fate of " + id);
        case Fate.Registered registered -> {
          changed += again ? 0 : 1;
          skipped += again ? 1 : 0;
        }
        case Fate.Existing existing -> skipped++;
        case Fate.Refused refused -> {
          if (again) {
            next.add(taken);
          } else {
            failed(taken.item(), refused.code(), refused.detail());
          }
        }
      }
    }
    return next;
  }

  private void failed(ImportItem item, String code, String detail) {
    failed++;
    errors.add(new JobError(item.name(), code, detail));
  }

  JobStep step(@Nullable String cursor, @Nullable Long total) {
    return new JobStep(cursor, items, changed, skipped, failed, errors, total, Map.of());
  }
}
