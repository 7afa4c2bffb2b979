package org.aidflow.exchange;

import static org.springframework.transaction.event.TransactionPhase.AFTER_COMMIT;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works outbox and inbox after the commit, in a thread of its own. It begins last and ends first
 * when the application does, so that database and handlers are there.
 *
 * <p>Commits: two for a command (taken, done), one for a message.
 */
@Component
public class ExchangeWorker extends BackgroundWork {

  private final OutboxCommands commands;
  private final InboxMessages messages;
  private final Sweep sweep;

  ExchangeWorker(
      OutboxCommands commands, InboxMessages messages, Sweep sweep, WorkerSettings settings) {
    super("exchange", settings.every(), settings);
    this.commands = commands;
    this.messages = messages;
    this.sweep = sweep;
  }

  @TransactionalEventListener(phase = AFTER_COMMIT)
  void on(WorkWaiting waiting) {
    nudge();
  }

  @Override
  protected int workAPart() {
    sweep.nowAndThen();
    return messages.work() + commands.work();
  }
}
