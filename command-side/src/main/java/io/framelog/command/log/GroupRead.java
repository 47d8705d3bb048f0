package io.framelog.command.log;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads for many callers at once what each asks for by key: the counterpart of group commit. While
 * one statement is on its way the next callers gather; alone, a caller does not wait for company.
 * Every answer is from a statement that began after its question. Callers hold no connection.
 */
final class GroupRead<K, V> implements AutoCloseable {
  private record Question<K, V>(K key, CompletableFuture<@Nullable V> answer) {}

  // Bounded by the number of callers, each of which waits for its own answer.
  private final BlockingQueue<Question<K, V>> questions = new LinkedBlockingQueue<>();
  private final Function<Set<K>, Map<K, V>> readAll;
  private final int limit;
  private final List<Thread> threads = new ArrayList<>();
  private final Runnable afterwards;
  private volatile boolean closed;

  /**
   * @param name of the threads
   * @param readAll reads those that are there
   * @param limit keys of one read at most
   * @param parallel reads at the same time at most
   * @param afterwards gives back what the reads used
   */
  GroupRead(
      String name,
      Function<Set<K>, Map<K, V>> readAll,
      int limit,
      int parallel,
      Runnable afterwards) {
    this.readAll = readAll;
    this.limit = limit;
    this.afterwards = afterwards;
    for (int i = 0; i < parallel; i++) {
      threads.add(Thread.ofPlatform().name(name + '-' + i).daemon().start(this::run));
    }
  }

  /** What is stored under the key, or null. Errors of the read are thrown here. */
  @Nullable V get(K key) {
    CompletableFuture<@Nullable V> answer = new CompletableFuture<>();
    questions.add(new Question<>(key, answer));
    if (closed) {
      refuseWaiting();
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void run() {
    while (!closed) {
      try {
        Question<K, V> first = questions.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          List<Question<K, V>> group = new ArrayList<>();
          group.add(first);
          questions.drainTo(group, limit - 1);
          answer(group);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    refuseWaiting();
  }

  private void answer(List<Question<K, V>> group) {
    try {
      Map<K, V> found =
          readAll.apply(group.stream().map(Question::key).collect(Collectors.toUnmodifiableSet()));
      group.forEach(question -> question.answer().complete(found.get(question.key())));
    } catch (RuntimeException | Error e) {
      group.forEach(question -> question.answer().completeExceptionally(e));
    }
  }

  private void refuseWaiting() {
    for (Question<K, V> question = questions.poll();
        question != null;
        question = questions.poll()) {
      question
          .answer()
          .completeExceptionally(
              new CommandRejected(ErrorCode.LOG_UNAVAILABLE, "the log is shutting down"));
    }
  }

  @Override
  public void close() {
    closed = true;
    refuseWaiting();
    afterwards.run();
  }
}
