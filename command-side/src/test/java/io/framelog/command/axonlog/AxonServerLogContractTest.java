package io.framelog.command.axonlog;

import io.framelog.command.log.LogViewContract;
import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;

/** The log on a real Axon Server keeps the contract. */
@AxonServerTest
class AxonServerLogContractTest extends LogViewContract {
  @Autowired LogReader reader;
  @Autowired LogAppender appender;
  @Autowired EventStore events;

  @Override
  protected LogReader reader() {
    return reader;
  }

  @Override
  protected LogAppender appender() {
    return appender;
  }

  @Override
  protected EventStore events() {
    return events;
  }
}
