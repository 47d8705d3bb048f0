package io.framelog.query.progress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Two named threads for each projection, one that reads the log and one that folds. They outlive a
 * stop of the processor, because a reset starts it again.
 */
@Component
class ProjectionThreads implements DisposableBean {
  private final Map<String, ScheduledExecutorService> executors = new ConcurrentHashMap<>();

  ScheduledExecutorService reading(String projection) {
    return executor("read-" + projection);
  }

  ScheduledExecutorService folding(String projection) {
    return executor("fold-" + projection);
  }

  private ScheduledExecutorService executor(String name) {
    return executors.computeIfAbsent(
        name,
        threadName ->
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(threadName).factory()));
  }

  @Override
  public void destroy() {
    executors.values().forEach(ScheduledExecutorService::shutdownNow);
  }
}
