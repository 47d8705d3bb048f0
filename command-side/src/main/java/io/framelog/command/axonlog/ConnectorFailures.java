package io.framelog.command.axonlog;

import io.grpc.StatusRuntimeException;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;

/**
 * Axon Server's refusals as Axon's exceptions. Its event store passes on what gRPC throws, so that
 * a conflict would not look like one.
 */
final class ConnectorFailures {
  private ConnectorFailures() {}

  static RuntimeException translate(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException) {
        return GrpcExceptionParser.parse(cause);
      }
    }
    return failure;
  }
}
