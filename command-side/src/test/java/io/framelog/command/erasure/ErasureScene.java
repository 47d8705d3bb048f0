package io.framelog.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.erasure.FindHeldItems;
import io.framelog.erasure.HeldItems;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.ErasedItem;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.log.CommandOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The command side with a read model and an object storage that only remember what was asked. */
@SpringBootApplication(
    scanBasePackages = {
      "io.framelog.command.log",
      "io.framelog.command.axon",
      "io.framelog.command.image",
      "io.framelog.command.dataset",
      "io.framelog.command.erasure"
    })
class ErasureScene {
  static final ErasedItem HELD =
      new ErasedItem(
          "33333333-3333-5333-8333-333333333333",
          "44444444-4444-5444-8444-444444444444",
          Sha256.hex("leaf"));

  /** Answers that every image is in one snapshot. */
  static class Held {
    @QueryHandler
    HeldItems on(FindHeldItems query) {
      return new HeldItems(List.of(HELD));
    }
  }

  /** What was deleted; deletions of one image may fail. */
  static class Deleted implements ObjectStore {
    final List<String> prefixes = new CopyOnWriteArrayList<>();
    volatile String failing = "none";

    @Override
    public void deleteAll(Bucket bucket, String prefix) {
      if (prefix.contains(failing)) {
        throw new IllegalStateException("the storage is down");
      }
      prefixes.add(prefix);
    }

    @Override
    public void put(Bucket bucket, String key, byte[] content, String mediaType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void put(Bucket bucket, String key, Path content, String mediaType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Long> size(Bucket bucket, String key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ObjectContent> open(Bucket bucket, String key, long @Nullable [] range) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<byte[]> read(Bucket bucket, String key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ObjectEntry> list(Bucket bucket, String prefix, @Nullable String after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Bucket bucket, String key) {
      throw new UnsupportedOperationException();
    }
  }

  @Bean
  Held held() {
    return new Held();
  }

  @Bean
  Deleted deleted() {
    return new Deleted();
  }

  @Bean
  People people(CommandGateway gateway, JdbcTemplate jdbc) {
    return new People(gateway, jdbc);
  }

  /** Who sends commands, and what the database then holds. */
  record People(CommandGateway gateway, JdbcTemplate jdbc) {
    CommandOutcome send(String actor, Object command) {
      return send(UUID.randomUUID().toString(), actor, command);
    }

    CommandOutcome send(String commandId, String actor, Object command) {
      Map<String, String> metadata =
          Map.of("actor", actor, "client", actor, "reason", "because of " + actor);
      return gateway.sendAndWait(
          new GenericCommandMessage<>(
              new GenericMessage<>(commandId, command, MetaData.from(metadata)),
              command.getClass().getName()));
    }

    /** A registered image whose caption is the secret. */
    String image(String actor, String secret) {
      String sha256 = Sha256.hex(UUID.randomUUID().toString());
      String id = Identities.image(Identities.IMAGES, sha256);
      send(
          actor,
          new RegisterImage(
              id,
              "images/" + id + ".jpg",
              sha256,
              "image/jpeg",
              1_000,
              400,
              200,
              "https://example.org/" + secret,
              secret,
              List.of(secret),
              List.of(secret),
              Map.of(secret, secret),
              List.of(),
              Origin.HUMAN));
      return id;
    }

    /** The tables of which a row holds the text somewhere. */
    List<String> tablesWith(String text) {
      List<String> found = new ArrayList<>();
      List<String> tables =
          jdbc.queryForList(
              "select table_name from information_schema.tables where table_schema = 'public'",
              String.class);
      assertThat(tables).contains("event_log", "event_log_command", "aggregate_snapshot");
      for (String table : tables) {
        Long rows =
            jdbc.queryForObject(
                "select count(*) from \"%s\" t where t::text like ?".formatted(table),
                Long.class,
                "%" + text + "%");
        if (rows != null && rows > 0) {
          found.add(table);
        }
      }
      return found;
    }
  }
}
