package io.framelog.query.progress;

import io.framelog.log.LogEpochs;
import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stops the start of a node when something was derived from events that the log does not have: it
 * was restored to an older backup, or is another log. Only when an operator accepts the loss does a
 * new epoch begin, and everything that does not fit begins anew.
 */
@Component
class LogContinuity implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(LogContinuity.class);

  private final ObjectProvider<DerivedStore> stores;
  private final LogReader log;
  private final ObjectProvider<LogEpochs> epochs;
  private final TransactionTemplate transaction;
  private final RestoreSettings settings;

  LogContinuity(
      ObjectProvider<DerivedStore> stores,
      LogReader log,
      ObjectProvider<LogEpochs> epochs,
      PlatformTransactionManager transactions,
      RestoreSettings settings) {
    this.stores = stores;
    this.log = log;
    this.epochs = epochs;
    this.transaction = new TransactionTemplate(transactions);
    this.settings = settings;
  }

  /** What was found in one look at everything. */
  private record Look(LogHead head, List<DerivedState> signs, List<DerivedStore> silent) {}

  /** Before any processor, worker or server of this node starts. */
  @Override
  public void afterSingletonsInstantiated() {
    Look look = look();
    LogHead head = look.head();
    if (look.signs().isEmpty()) {
      ignoreSetting();
    } else {
      Optional<LogHead> begun = begin(look);
      if (begun.isEmpty()) {
        // Another node has begun the epoch, or has appended; see what is left to do.
        afterSingletonsInstantiated();
        return;
      }
      head = begun.get();
    }
    for (DerivedStore store : look.silent()) {
      store.couldNotBeAsked(head);
    }
  }

  private void ignoreSetting() {
    if (settings.acceptRestore() != null) {
      LOG.warn(
          "framelog.log.accept-restore={} is ignored: nothing is ahead of the log. Remove it.",
          settings.acceptRestore());
    }
  }

  private Look look() {
    List<DerivedState> states = new ArrayList<>();
    List<DerivedStore> silent = new ArrayList<>();
    for (DerivedStore store : stores) {
      store.states().ifPresentOrElse(states::addAll, () -> silent.add(store));
    }
    // The head last: other nodes may be appending, and then the log only grows.
    LogHead head = log.head();
    return new Look(head, states.stream().filter(state -> !state.fits(head)).toList(), silent);
  }

  /** The log in its new epoch; empty when another node has changed the head meanwhile. */
  private Optional<LogHead> begin(Look look) {
    LogHead head = look.head();
    LogEpochs log = epochs.getIfAvailable();
    Long accepted = settings.acceptRestore();
    if (log == null || accepted == null) {
      throw LogWentBackwards.found(head, look.signs(), log != null);
    }
    if (accepted != head.position()) {
      throw LogWentBackwards.notTheHead(head, look.signs(), accepted);
    }
    Optional<LogHead> begun =
        Objects.requireNonNull(transaction.execute(status -> startOver(log, head)));
    begun.ifPresent(
        now -> {
          LOG.warn(
              "The log begins epoch {} at position {}; built again: {}",
              now.epoch(),
              now.position(),
              look.signs());
          stores.forEach(store -> store.startedOver(now));
        });
    return begun;
  }

  private Optional<LogHead> startOver(LogEpochs log, LogHead expected) {
    Optional<LogHead> begun = log.begin(expected);
    begun.ifPresent(head -> stores.forEach(store -> store.startOver(head)));
    return begun;
  }
}
