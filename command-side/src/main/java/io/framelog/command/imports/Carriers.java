package io.framelog.command.imports;

import io.framelog.content.ImageIntake;
import io.framelog.error.ErrorCode;
import io.framelog.error.ErrorKind;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Brings the content of items in, several at a time: while one is decoded another is read and a
 * third is stored. All imports of a node share the threads and the memory.
 */
final class Carriers implements AutoCloseable {
  private static final long LARGEST_DESCRIPTIONS = 16L << 20;

  private final ImageIntake intake;
  private final ImportSettings settings;
  private final Semaphore free;
  private final Semaphore heap;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("import-", 0).factory());

  Carriers(ImageIntake intake, ImportSettings settings) {
    this.intake = intake;
    this.settings = settings;
    this.free = new Semaphore(settings.parallel(), true);
    this.heap = new Semaphore(settings.held(), true);
  }

  /** Brings in a chunk: what there is time for, until it is full, or {@code stop} says so. */
  Chunk next(ItemStream items, BooleanSupplier stop) throws IOException, InterruptedException {
    long end = System.nanoTime() + settings.chunkTime().toNanos();
    return bring(items, settings.chunk(), () -> stop.getAsBoolean() || System.nanoTime() - end > 0);
  }

  /** Brings in exactly the next items, fewer only at the source's end. */
  Chunk exactly(ItemStream items, int count) throws IOException, InterruptedException {
    return bring(items, count, () -> false);
  }

  private Chunk bring(ItemStream items, int most, BooleanSupplier stop)
      throws IOException, InterruptedException {
    List<Future<Brought>> carried = new ArrayList<>();
    boolean last = false;
    try {
      long descriptions = 0;
      while (carried.size() < most && descriptions < LARGEST_DESCRIPTIONS && !stop.getAsBoolean()) {
        ImportItem item = items.next();
        if (item == null) {
          last = true;
          break;
        }
        if (item instanceof ImportItem.Picture picture) {
          descriptions += picture.description().size();
        }
        carried.add(carry(item));
      }
    } catch (RejectedException e) {
      if (carried.isEmpty()) {
        throw e;
      }
      // What came before is registered first; the next chunk meets the fault again.
    }
    List<Brought> brought = new ArrayList<>(carried.size());
    for (Future<Brought> each : carried) {
      brought.add(result(each));
    }
    return new Chunk(brought, last);
  }

  private Future<Brought> carry(ImportItem item) throws InterruptedException {
    int held =
        item instanceof ImportItem.Picture picture
            ? Math.min(picture.content().held(), settings.held())
            : 0;
    free.acquire();
    try {
      heap.acquire(held);
    } catch (InterruptedException e) {
      free.release();
      throw e;
    }
    return threads.submit(
        () -> {
          try {
            return bring(item);
          } finally {
            heap.release(held);
            free.release();
          }
        });
  }

  private Brought bring(ImportItem item) throws InterruptedException {
    return switch (item) {
      case ImportItem.Unusable unusable -> new Brought.Refused(item, unusable.why());
      case ImportItem.Picture picture -> {
        try {
          yield new Brought.Taken(picture, picture.content().into(intake));
        } catch (IOException e) {
          yield unreadable(item, e);
        } catch (RejectedException e) {
          if (e.rejection().code().kind() == ErrorKind.UNAVAILABLE) {
            throw e; // no fault of the item's: the whole chunk is tried again later
          }
          yield e.rejection().code() == ErrorCode.BAD_REQUEST
              ? unreadable(item, e)
              : new Brought.Refused(item, e.rejection());
        }
      }
    };
  }

  private static Brought.Refused unreadable(ImportItem item, Exception e) {
    return new Brought.Refused(
        item, Rejection.of(ErrorCode.ITEM_UNREADABLE, "It cannot be read: " + e.getMessage()));
  }

  private static Brought result(Future<Brought> carried) throws InterruptedException {
    try {
      return carried.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (cause instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("bringing an item in failed", cause);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
