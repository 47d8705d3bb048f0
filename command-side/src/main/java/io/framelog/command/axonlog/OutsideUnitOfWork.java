package io.framelog.command.axonlog;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Does something as if the thread had no unit of work. */
final class OutsideUnitOfWork {
  private OutsideUnitOfWork() {}

  static void run(Runnable work) {
    if (!CurrentUnitOfWork.isStarted()) {
      work.run();
      return;
    }
    UnitOfWork<?> current = CurrentUnitOfWork.get();
    CurrentUnitOfWork.clear(current);
    try {
      run(work); // units of work nest
    } finally {
      CurrentUnitOfWork.set(current);
    }
  }
}
