package org.aidflow.disbursement;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.disbursement.LateReturns.Outcome;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments that came back after their case had ended, and what was decided on each. */
@Component
class LateReturnBook {
  private final JdbcClient jdbc;
  private final Clock clock;

  LateReturnBook(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void open(MoneyReturned returned) {
    jdbc.sql(
            """
            insert into late_return (payment_id, case_number, amount_fen, came_back_at)
            values (?, ?, ?, ?)
            """)
        .params(
            returned.paymentId(),
            returned.caseNumber().value(),
            returned.amount().fen(),
            Timestamp.from(returned.at()))
        .update();
  }

  /** Whether the payment replaces, at whatever remove, one that is being paid again. */
  boolean isBeingPaidAgain(UUID paymentId) {
    return jdbc.sql(
            """
            with recursive chain (id) as (
              select replaces from disbursement where id = ?
              union all
              select d.replaces from disbursement d join chain c on d.id = c.id)
            select exists (
              select from late_return r join chain c on c.id = r.payment_id
              where r.settled_at is null)
            """)
        .param(paymentId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Keeps what an official decided, once.
   *
   * @throws Conflict when it was decided on before
   */
  void decide(UUID paymentId, Outcome outcome, String official) {
    int decided =
        jdbc.sql(
                """
                update late_return set outcome = ?, decided_by = ?, decided_at = ?
                where payment_id = ? and outcome is null
                """)
            .params(outcome.name(), official, now(), paymentId)
            .update();
    if (decided == 0) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "What came back was decided on meanwhile");
    }
  }

  /** Nothing of it waits any more. */
  void settle(UUID paymentId) {
    jdbc.sql("update late_return set settled_at = ? where payment_id = ?")
        .params(now(), paymentId)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
