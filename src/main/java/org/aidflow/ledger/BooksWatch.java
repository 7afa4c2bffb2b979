package org.aidflow.ledger;

import static org.springframework.transaction.event.TransactionPhase.AFTER_COMPLETION;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has the books checked every minute, and at once when somebody came upon a broken rule. */
@Component
public class BooksWatch implements SmartLifecycle {
  private final BooksCheck checks;
  private final Books books;
  private final ApplicationEventPublisher events;
  private final WorkerSettings settings;
  private final Worker worker;
  private final AtomicBoolean doubted = new AtomicBoolean(true);

  BooksWatch(
      BooksCheck checks, Books books, ApplicationEventPublisher events, WorkerSettings settings) {
    this.checks = checks;
    this.books = books;
    this.events = events;
    this.settings = settings;
    this.worker = new Worker("books", Duration.ofSeconds(15), this::lookWhenDue);
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

  private int lookWhenDue() {
    if (doubted.getAndSet(false) || checks.isDue()) {
      check();
    }
    return 0;
  }
}
