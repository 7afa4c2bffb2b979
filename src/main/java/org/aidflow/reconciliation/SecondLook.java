package org.aidflow.reconciliation;

import java.time.Duration;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks now and then whether later news fit to lines that fitted nothing. */
@Component
public class SecondLook implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final CustodyAccounts accounts;
  private final Looking looking;
  private final TransactionTemplate transaction;
  private final WorkerSettings settings;
  private final Worker worker;

  SecondLook(
      CustodyAccounts accounts,
      Looking looking,
      TransactionTemplate transaction,
      WorkerSettings settings) {
    this.accounts = accounts;
    this.looking = looking;
    this.transaction = transaction;
    this.settings = settings;
    worker = new Worker("statement lines", EVERY, this::runOnce);
  }

  /**
   * Looks at every line that fits nothing so far.
   *
   * @return how many fit now
   */
  public int runOnce() {
    Integer fitting =
        transaction.execute(status -> accounts.inUse().stream().mapToInt(looking::again).sum());
    return fitting == null ? 0 : fitting;
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
}
