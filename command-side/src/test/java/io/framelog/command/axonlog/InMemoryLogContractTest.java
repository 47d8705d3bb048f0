package io.framelog.command.axonlog;

import io.framelog.command.log.LogTest;
import io.framelog.command.log.LogViewContract;
import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log on an event store of Axon's keeps the contract, here on the one in memory with tokens
 * that do not begin at 0.
 */
@LogTest
class InMemoryLogContractTest extends LogViewContract {
  @Autowired JdbcTemplate jdbc;

  @Autowired
  @Qualifier("eventSerializer")
  Serializer serializer;

  private InMemoryLog log;

  @BeforeEach
  void anEmptyLog() {
    log = new InMemoryLog(jdbc, serializer);
  }

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  @Override
  protected LogReader reader() {
    return log.reader;
  }

  @Override
  protected LogAppender appender() {
    return log.appender;
  }

  @Override
  protected EventStore events() {
    return log.events;
  }
}
