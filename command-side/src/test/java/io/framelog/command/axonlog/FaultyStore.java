package io.framelog.command.axonlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** An event store with something in the way before or after each publication. */
final class FaultyStore {
  private final EventStore store;
  private Runnable before = () -> {};
  private Runnable after = () -> {};

  /** Like the end of the process: nobody handles it. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  FaultyStore(EventStore healthy) {
    this.store =
        (EventStore)
            Proxy.newProxyInstance(
                EventStore.class.getClassLoader(),
                new Class<?>[] {EventStore.class},
                (proxy, method, arguments) -> {
                  boolean publishing = method.getName().equals("publish");
                  if (publishing) {
                    before.run();
                  }
                  try {
                    Object result = method.invoke(healthy, arguments);
                    if (publishing) {
                      after.run();
                    }
                    return result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  EventStore store() {
    return store;
  }

  void beforePublishing(Runnable fault) {
    before = fault;
  }

  void afterPublishing(Runnable fault) {
    after = fault;
  }

  static void die() {
    throw new Died();
  }

  static void fail() {
    throw new IllegalStateException("the connection is gone");
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
