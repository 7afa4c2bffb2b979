package org.aidflow.workflow;

import static org.springframework.transaction.event.TransactionPhase.AFTER_COMMIT;

import java.util.List;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.Signal;
import org.aidflow.exchange.SignalSent;
import org.aidflow.exchange.Signals;
import org.aidflow.exchange.WorkerSettings;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes the waiting process that a signal is for, once. A signal whose receiver is not there yet is
 * tried again; one that more than one would receive is given up, and none of them receives it.
 *
 * <p>Commits: one for a signal, in which the process also moves on.
 */
@Component
public class SignalWorker extends BackgroundWork {

  private static final Logger log = LoggerFactory.getLogger(SignalWorker.class);

  /** With a try every ten minutes in the end: about a month. */
  private static final int PATIENCE = 4000;

  private final RuntimeService runtime;
  private final Signals signals;
  private final TransactionTemplate transaction;

  SignalWorker(
      RuntimeService runtime,
      Signals signals,
      PlatformTransactionManager transactions,
      WorkerSettings settings) {
    super("signals", settings.every(), settings);
    this.runtime = runtime;
    this.signals = signals;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Every signal that is due, received or not, each in a transaction of its own. */
  @Override
  protected int workAPart() {
    int worked = 0;
    while (workNext()) {
      worked++;
    }
    return worked;
  }

  @TransactionalEventListener(phase = AFTER_COMMIT)
  void on(SignalSent sent) {
    nudge();
  }

  private boolean workNext() {
    var taken = new Taken();
    try {
      transaction.executeWithoutResult(status -> signals.due(1).forEach(taken::work));
    } catch (RuntimeException e) {
      var signal = taken.signal;
      if (signal == null) {
        throw e;
      }
      transaction.executeWithoutResult(status -> putBack(signal, e));
    }
    return taken.signal != null;
  }

  /** In a transaction of its own, for the one of the try has rolled back. */
  private void putBack(Signal signal, RuntimeException failure) {
    if (failure instanceof ManyReceivers) {
      signals.giveUp(signal.id(), String.valueOf(failure.getMessage()));
    } else {
      log.warn(
          "{} cannot go on by '{}': {}",
          signal.subject().value(),
          signal.message(),
          failure.getClass().getSimpleName());
      log.debug("Signal {} failed", signal.id(), failure);
      signals.later(signal.id(), failure.getClass().getSimpleName());
    }
  }

  private List<MessageCorrelationResult> correlate(Signal signal) {
    var correlation =
        runtime
            .createMessageCorrelation(signal.message())
            .processInstanceBusinessKey(signal.subject().value());
    var variable = signal.variable();
    if (variable != null) {
      correlation.processInstanceVariableEquals(variable, signal.value());
    }
    return correlation.correlateAllWithResult();
  }

  /** The signal of one transaction, remembered past its end. */
  private final class Taken {

    private @Nullable Signal signal;

    void work(Signal due) {
      signal = due;
      int receivers = correlate(due).size();
      if (receivers > 1) {
        throw new ManyReceivers(due, receivers);
      }
      if (receivers == 1) {
        signals.done(due.id());
      } else if (due.attempts() < PATIENCE) {
        signals.later(due.id(), "nobody waits for it");
      } else {
        signals.giveUp(due.id(), "nobody ever waited for it");
      }
    }
  }

  private static final class ManyReceivers extends RuntimeException {

    ManyReceivers(Signal signal, int receivers) {
      super(
          "%d receivers of '%s' for %s"
              .formatted(receivers, signal.message(), signal.subject().value()));
    }
  }
}
