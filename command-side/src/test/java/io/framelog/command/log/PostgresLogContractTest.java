package io.framelog.command.log;

import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;

/** Our log on PostgreSQL keeps the contract. */
@LogTest
class PostgresLogContractTest extends LogViewContract {
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
