package io.framelog.command.imports;

import io.framelog.command.job.JobStep;
import io.framelog.command.job.JobWork;
import io.framelog.command.job.RunningJob;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.StartImport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The job that imports a source, chunk by chunk. */
final class ImportWork implements JobWork {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ImportSources sources;
  private final Carriers carriers;
  private final Registrar registrar;
  private final OpenImports open;

  ImportWork(ImportSources sources, Carriers carriers, Registrar registrar, OpenImports open) {
    this.sources = sources;
    this.carriers = carriers;
    this.registrar = registrar;
    this.open = open;
  }

  @Override
  public String kind() {
    return StartImport.KIND;
  }

  @Override
  public JobStep next(RunningJob job, @Nullable String text) throws Exception {
    StartImport what = JSON.readValue(job.spec(), StartImport.class);
    ImportCursor cursor = ImportCursor.of(text);
    OpenImports.Open left = open.take(job.jobId(), cursor.text());
    ItemStream items = left == null ? open(what, cursor) : left.stream();
    boolean kept = false;
    try {
      JobStep step;
      if (cursor.chunk() == 0) {
        Chunk chunk = carriers.next(items, job::cancelled);
        step = prepared(cursor, chunk);
        kept = keep(job, step, items, chunk);
      } else {
        Chunk ready = left == null ? null : left.chunk();
        Chunk chunk = ready == null ? carriers.exactly(items, cursor.chunk()) : ready;
        step = registered(job, what, cursor, chunk);
        kept = keep(job, step, items, null);
      }
      return step;
    } catch (IOException e) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED, "The source cannot be read: " + e, e);
    } finally {
      if (!kept) {
        OpenImports.close(items);
      }
    }
  }

  private ItemStream open(StartImport what, ImportCursor cursor) throws IOException {
    return new StickyFaults(sources.of(what.source()).open(what, cursor.after()));
  }

  private static JobStep prepared(ImportCursor cursor, Chunk chunk) {
    int size = chunk.items().size();
    if (size == 0) { // the source has ended, or the job is to stop
      return JobStep.prepared(chunk.last() ? null : cursor.text(), total(chunk.last(), cursor));
    }
    ImportCursor next = new ImportCursor(cursor.after(), size, chunk.last(), cursor.done());
    return JobStep.prepared(next.text(), null);
  }

  private JobStep registered(RunningJob job, StartImport what, ImportCursor cursor, Chunk chunk) {
    ChunkRegistration done =
        ChunkRegistration.of(chunk, what.tags(), "import behind " + cursor.after(), job, registrar);
    // The source may have lost items since they were counted.
    boolean last = cursor.last() || chunk.items().isEmpty();
    ImportCursor next =
        new ImportCursor(
            last ? cursor.after() : chunk.cursor(), 0, false, cursor.done() + chunk.items().size());
    return done.step(last ? null : next.text(), total(last, next));
  }

  private static @Nullable Long total(boolean last, ImportCursor cursor) {
    return last ? cursor.done() : null;
  }

  private boolean keep(RunningJob job, JobStep step, ItemStream items, @Nullable Chunk chunk) {
    if (step.cursor() == null) {
      return false;
    }
    open.leave(job.jobId(), new OpenImports.Open(step.cursor(), items, chunk));
    return true;
  }
}
