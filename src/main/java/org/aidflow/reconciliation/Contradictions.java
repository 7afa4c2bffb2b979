package org.aidflow.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import org.aidflow.bank.AnswerContradicted;
import org.aidflow.kernel.Money;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has people look at answers of the bank that contradict what is known; once for each order. */
@Component
class Contradictions {
  private final BreakRepository repository;
  private final Breaks breaks;
  private final BreakSteps steps;
  private final BreakNumbers numbers;
  private final CustodyAccounts accounts;
  private final Clock clock;

  Contradictions(
      BreakRepository repository,
      Breaks breaks,
      BreakSteps steps,
      BreakNumbers numbers,
      CustodyAccounts accounts,
      Clock clock) {
    this.repository = repository;
    this.breaks = breaks;
    this.steps = steps;
    this.numbers = numbers;
    this.accounts = accounts;
    this.clock = clock;
  }

  @EventListener
  void on(AnswerContradicted answer) {
    var account = accounts.paying();
    var known = repository.ofOrder(answer.orderId());
    if (known.isPresent()) {
      steps.write(
          known.get().number(), BreakSteps.Kind.SAID_AGAIN, null, null, answer.said().name());
      return;
    }
    var amount = answer.amount();
    breaks.open(
        Break.conflict(
            numbers.next(),
            account,
            answer.orderId(),
            answer.said().name(),
            amount == null ? Money.ZERO : amount,
            LocalDate.now(clock),
            clock.instant()));
  }
}
