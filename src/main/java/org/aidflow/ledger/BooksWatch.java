package org.aidflow.ledger;

import static org.springframework.transaction.event.TransactionPhase.AFTER_COMPLETION;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has the books checked and added up every minute, and checked at once when somebody came upon a
 * broken rule.
 */
@Component
public class BooksWatch extends BackgroundWork {
  private final BooksCheck checks;
  private final Books books;
  private final DayTotals totals;
  private final ApplicationEventPublisher events;
  private final AtomicBoolean doubted = new AtomicBoolean(true);

  BooksWatch(
      BooksCheck checks,
      Books books,
      DayTotals totals,
      ApplicationEventPublisher events,
      WorkerSettings settings) {
    super("books", Duration.ofSeconds(15), settings);
    this.checks = checks;
    this.books = books;
    this.totals = totals;
    this.events = events;
  }

  /** Checks now; returns the broken rules. */
  public List<Violation> check() {
    var findings = checks.check();
    events.publishEvent(new BooksChecked(books.stop()));
    return findings;
  }

  @TransactionalEventListener(phase = AFTER_COMPLETION, fallbackExecution = true)
  void on(BooksDoubted doubt) {
    doubted.set(true);
    nudge();
  }

  @Override
  protected int workAPart() {
    if (doubted.getAndSet(false) || checks.isDue()) {
      check();
      totals.fold();
    }
    return 0;
  }
}
