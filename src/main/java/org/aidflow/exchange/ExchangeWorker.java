package org.aidflow.exchange;

import static org.springframework.transaction.event.TransactionPhase.AFTER_COMMIT;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works outbox and inbox after the commit, in a thread of its own. It begins last and ends first
 * when the application does, so that database and handlers are there.
 *
 * <p>Commits: two for a command (taken, done), one for a message.
 */
@Component
public class ExchangeWorker implements SmartLifecycle {

  private final OutboxCommands commands;
  private final InboxMessages messages;
  private final Sweep sweep;
  private final WorkerSettings settings;
  private final Worker worker;

  ExchangeWorker(
      OutboxCommands commands, InboxMessages messages, Sweep sweep, WorkerSettings settings) {
    this.commands = commands;
    this.messages = messages;
    this.sweep = sweep;
    this.settings = settings;
    this.worker = new Worker("exchange", settings.every(), this::workAPart);
  }

  /** Works everything that is due; returns how much it was. */
  public int runOnce() {
    int all = 0;
    for (int part = workAPart(); part > 0; part = workAPart()) {
      all += part;
    }
    return all;
  }

  @TransactionalEventListener(phase = AFTER_COMMIT)
  void on(WorkWaiting waiting) {
    worker.nudge();
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  private int workAPart() {
    sweep.nowAndThen();
    return messages.work() + commands.work();
  }
}
