package org.aidflow.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds what was booked into the sums of each day, from which {@code ledger.flows()} is read
 * ({@code V193__day_totals.sql}).
 */
@Component
class DayTotals {
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  DayTotals(TransactionTemplate transaction, JdbcClient jdbc) {
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /** Folds what is new; in two transactions, for the first holds up whoever books. */
  void fold() {
    run("select ledger.settle_entries()");
    run("select ledger.fold_totals()");
  }

  private void run(String sql) {
    transaction.executeWithoutResult(status -> jdbc.sql(sql).query().singleRow());
  }
}
