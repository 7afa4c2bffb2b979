package org.aidflow.reconciliation;

import java.time.Clock;
import java.util.stream.Collectors;
import org.aidflow.workflow.Decisions;
import org.springframework.stereotype.Component;

/** Finds what we have as paid, returned or received and no statement shows, after a grace. */
@Component
class MissingThere {
  private final StatementStore statements;
  private final Expectations expectations;
  private final BreakRepository repository;
  private final Breaks breaks;
  private final BreakNumbers numbers;
  private final Decisions decisions;
  private final Clock clock;

  MissingThere(
      StatementStore statements,
      Expectations expectations,
      BreakRepository repository,
      Breaks breaks,
      BreakNumbers numbers,
      Decisions decisions,
      Clock clock) {
    this.statements = statements;
    this.expectations = expectations;
    this.repository = repository;
    this.breaks = breaks;
    this.numbers = numbers;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Opens a break for each event that statements should have shown by now. Events before the first
   * statement are in its opening balance.
   */
  void find(CustodyAccount account) {
    var first = statements.firstDay(account).orElseThrow();
    var last = statements.lastDay(account).orElseThrow().minusDays(decisions.policy(Looking.GRACE));
    var inDoubt =
        repository.unresolvedEvents(account.reference()).stream()
            .map(found -> found.leg().orElseThrow() + " " + found.reference().orElseThrow())
            .collect(Collectors.toSet());
    for (var expected : expectations.dueUntil(last)) {
      if (!expected.day().isBefore(first)
          && !inDoubt.contains(expected.leg() + " " + expected.reference())) {
        breaks.open(Break.missingThere(numbers.next(), account, expected, clock.instant()));
      }
    }
  }
}
