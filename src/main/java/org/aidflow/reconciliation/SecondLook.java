package org.aidflow.reconciliation;

import java.time.Duration;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks now and then whether later news fit to lines that fitted nothing. */
@Component
public class SecondLook extends BackgroundWork {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final CustodyAccounts accounts;
  private final Looking looking;
  private final TransactionTemplate transaction;

  SecondLook(
      CustodyAccounts accounts,
      Looking looking,
      TransactionTemplate transaction,
      WorkerSettings settings) {
    super("statement lines", EVERY, settings);
    this.accounts = accounts;
    this.looking = looking;
    this.transaction = transaction;
  }

  /** Every line that fits nothing so far; those count that fit now. */
  @Override
  protected int workAPart() {
    Integer fitting =
        transaction.execute(status -> accounts.inUse().stream().mapToInt(looking::again).sum());
    return fitting == null ? 0 : fitting;
  }
}
