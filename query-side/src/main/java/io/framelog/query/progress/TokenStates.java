package io.framelog.query.progress;

import io.framelog.log.LogHead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How far Axon's processors have read, those of sagas included. The table is read past the token
 * store, which can only be asked for a token by claiming it.
 */
@Component
class TokenStates implements DerivedStore {
  private final JdbcTemplate jdbc;
  private final ObjectProvider<Serializer> serializer;
  private final ObjectProvider<BatchProjection> projections;

  TokenStates(
      JdbcTemplate jdbc,
      ObjectProvider<Serializer> serializer,
      ObjectProvider<BatchProjection> projections) {
    this.jdbc = jdbc;
    this.serializer = serializer;
    this.projections = projections;
  }

  private record Row(String processor, int segment, long position) {
    DerivedState state() {
      return new DerivedState(
          "processor %s, segment %d".formatted(processor, segment), position, null, null);
    }
  }

  @Override
  public Optional<List<DerivedState>> states() {
    return Optional.of(rows().stream().map(Row::state).toList());
  }

  private List<Row> rows() {
    return jdbc.query(
        """
        select processorname, segment, token, tokentype from tokenentry
         where token is not null order by processorname, segment
        """,
        (row, number) ->
            new Row(
                row.getString(1),
                row.getInt(2),
                furthest(token(row.getBytes(3), row.getString(4)))));
  }

  private TrackingToken token(byte[] bytes, String type) {
    return serializer
        .getObject()
        .deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
  }

  /** The last position that a token knows of: a replay still skips up to where it was reset. */
  static long furthest(@Nullable TrackingToken token) {
    if (token == null) {
      return 0;
    }
    OptionalLong reset = ReplayToken.getTokenAtReset(token);
    TrackingToken upper = WrappedToken.unwrapUpperBound(token);
    return Math.max(reset.orElse(0), upper == null ? 0 : upper.position().orElse(0));
  }

  @Override
  public void couldNotBeAsked(LogHead head) {
    // They are in the database of the log, which has just answered.
  }

  @Override
  public void startOver(LogHead head) {
    Set<String> folded =
        projections.stream().map(BatchProjection::name).collect(Collectors.toSet());
    for (Row row : rows()) {
      if (row.position() > head.position()) {
        if (folded.contains(row.processor())) {
          // It reads from the first event; what its rows have already, it passes over.
          jdbc.update("delete from tokenentry where processorname = ?", row.processor());
        } else {
          // A saga must not act again on what it has acted on.
          setBack(row, new GlobalSequenceTrackingToken(head.position()));
        }
      }
    }
  }

  private void setBack(Row row, TrackingToken token) {
    SerializedObject<byte[]> bytes = serializer.getObject().serialize(token, byte[].class);
    jdbc.update(
        """
        update tokenentry set token = ?, tokentype = ?, owner = null
         where processorname = ? and segment = ?
        """,
        bytes.getData(),
        bytes.getType().getName(),
        row.processor(),
        row.segment());
  }
}
