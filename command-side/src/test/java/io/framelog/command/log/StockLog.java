package io.framelog.command.log;

import io.framelog.image.events.ImageRestored;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.BinaryJdbcType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** Axon's own JPA event store on PostgreSQL, as it comes, for comparison. */
final class StockLog implements AutoCloseable {
  private final SessionFactory sessions;
  private final TransactionManager transactions;
  private final EventStore store;
  private final JdbcTemplate jdbc;

  /**
   * @param gapTimeoutMillis how old an event must be for gaps before it to be forgotten (60,000)
   * @param maxGapOffset how far behind the newest event a gap is remembered (10,000)
   */
  StockLog(LogDatabase database, int gapTimeoutMillis, int maxGapOffset) {
    jdbc = database.jdbc();
    sessions = sessions(database);
    transactions = new SpringTransactionManager(new JpaTransactionManager(sessions));
    Serializer serializer = Jackson3Serializer.builder().build();
    JpaEventStorageEngine engine =
        JpaEventStorageEngine.builder()
            .entityManagerProvider(
                () -> SharedEntityManagerCreator.createSharedEntityManager(sessions))
            .transactionManager(transactions)
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .gapTimeout(gapTimeoutMillis)
            .maxGapOffset(maxGapOffset)
            .build();
    store = EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  private static SessionFactory sessions(LogDatabase database) {
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(DomainEventEntry.class)
            .addAnnotatedClass(SnapshotEventEntry.class)
            .setProperty("hibernate.connection.url", database.url())
            .setProperty("hibernate.connection.username", database.user())
            .setProperty("hibernate.connection.password", database.password())
            .setProperty("hibernate.hbm2ddl.auto", "create");
    configuration.getProperties().put("hibernate.dialect", new ByteaDialect());
    return configuration.buildSessionFactory();
  }

  EventStore store() {
    return store;
  }

  TransactionManager transactions() {
    return transactions;
  }

  /** Appends one event on an aggregate of its own, in a transaction that stays open. */
  Transaction beginAppending(DomainEventMessage<?> event) {
    Transaction transaction = transactions.startTransaction();
    store.publish(event);
    return transaction;
  }

  /** Appends and commits one transaction of so many events, each on an aggregate of its own. */
  void append(int events) {
    List<DomainEventMessage<?>> batch =
        IntStream.range(0, events).<DomainEventMessage<?>>mapToObj(i -> event()).toList();
    transactions.executeInTransaction(() -> store.publish(batch));
  }

  static DomainEventMessage<?> event() {
    String aggregateId = Units.id();
    return new GenericDomainEventMessage<>("Image", aggregateId, 0, new ImageRestored(aggregateId));
  }

  /** The index of the newest committed event. */
  long head() {
    return number("select max(globalindex) from domainevententry");
  }

  long eventsUpTo(long index) {
    return number("select count(*) from domainevententry where globalindex <= " + index);
  }

  private long number(String sql) {
    Long value = jdbc.queryForObject(sql, Long.class);
    return value == null ? 0 : value;
  }

  @Override
  public void close() {
    sessions.close();
  }

  /** Hibernate maps Axon's {@code @Lob byte[]} to large objects on PostgreSQL; this is bytea. */
  private static final class ByteaDialect extends PostgreSQLDialect {
    ByteaDialect() {
      super(DatabaseVersion.make(15));
    }

    @Override
    protected String columnType(int code) {
      return code == SqlTypes.BLOB ? "bytea" : super.columnType(code);
    }

    @Override
    protected String castType(int code) {
      return code == SqlTypes.BLOB ? "bytea" : super.castType(code);
    }

    @Override
    public void contributeTypes(TypeContributions types, ServiceRegistry services) {
      super.contributeTypes(types, services);
      types
          .getTypeConfiguration()
          .getJdbcTypeRegistry()
          .addDescriptor(SqlTypes.BLOB, BinaryJdbcType.INSTANCE);
    }
  }
}
