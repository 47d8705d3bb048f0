package io.framelog.command.job;

import io.framelog.error.ErrorKind;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what passes by itself (a server is away, the log is busy) from what does not. */
final class Outage {
  private Outage() {}

  static boolean is(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (passes(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return sql instanceof SQLTransientException
          || sql instanceof SQLRecoverableException
          || passes(String.valueOf(sql.getSQLState()));
    }
    return failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof CannotCreateTransactionException
        || failure instanceof TransactionSystemException
        || failure instanceof ConcurrencyException
        || failure instanceof NoHandlerForQueryException
        || failure instanceof TimeoutException
        || rejection(failure)
            .filter(rejection -> rejection.code().kind() == ErrorKind.UNAVAILABLE)
            .isPresent();
  }

  /**
   * Connection exceptions, transaction rollbacks (deadlocks), insufficient resources, operator
   * intervention (shutdown, a cancelled statement) and system errors, by class of SQLSTATE.
   */
  private static boolean passes(String sqlState) {
    return sqlState.startsWith("08")
        || sqlState.startsWith("40")
        || sqlState.startsWith("53")
        || sqlState.startsWith("57")
        || sqlState.startsWith("58");
  }

  static Optional<Rejection> rejection(Throwable failure) {
    if (failure instanceof RejectedException rejected) {
      return Optional.of(rejected.rejection());
    }
    return failure instanceof HandlerExecutionException refused
        ? refused
            .<Object>getDetails()
            .filter(Rejection.class::isInstance)
            .map(Rejection.class::cast)
        : Optional.empty();
  }
}
