package org.aidflow.banksimulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Works orders that came over HTTP: books one outcome after the other and tells each. */
final class Clerk {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Books books;
  private final Messenger messenger;
  private final Options options;
  private final ScheduledExecutorService desk;

  /** Payments of which somebody is about to tell something. */
  private final Set<Payment> onTheWay = new HashSet<>();

  Clerk(Books books, Messenger messenger, Options options) {
    this.books = books;
    this.messenger = messenger;
    this.options = options;
    this.desk =
        Executors.newScheduledThreadPool(
            options.callbackThreads(),
            work -> {
              var thread = new Thread(work, "clerk");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes up a payment where its books stand, now or after a crash. */
  void takeUp(Payment payment) {
    tellNext(payment);
    bookNext(payment);
  }

  /** Books and tells the next outcome here and now, then takes up the rest. */
  void hurry(Payment payment) {
    payment.next().ifPresent(next -> book(payment, next.kind()));
    nextToTell(payment).ifPresent(outcome -> tell(payment, outcome, options.retry()));
    bookNext(payment);
  }

  /** Does something after a while. */
  void afterAWhile(Runnable work) {
    later(options.aWhile(), work);
  }

  /** Whether the customer hears of it or not. */
  private void bookNext(Payment payment) {
    var next = payment.next().orElse(null);
    if (next == null) return;
    later(
        next.late() ? options.aWhile() : options.settleDelay(),
        () -> {
          book(payment, next.kind());
          takeUp(payment);
        });
  }

  private void tellNext(Payment payment) {
    nextToTell(payment).ifPresent(outcome -> takeUpTelling(payment, outcome));
  }

  /** What to tell, if nobody is about to tell something of this payment. */
  private Optional<Entry> nextToTell(Payment payment) {
    synchronized (onTheWay) {
      var next = payment.untold().stream().findFirst();
      return next.isPresent() && onTheWay.add(payment) ? next : Optional.empty();
    }
  }

  private void takeUpTelling(Payment payment, Entry outcome) {
    Runnable tell = () -> tell(payment, outcome, options.retry());
    var fault = payment.faults().at(Fault.Where.TELLING).orElse(null);
    if (fault == Fault.LATE) afterAWhile(tell);
    else if (fault != null && fault.breaksTheMessage()) {
      later(Duration.ZERO, () -> messenger.tellBroken(outcome, fault));
      afterAWhile(tell);
    } else later(Duration.ZERO, tell);
  }

  private void tell(Payment payment, Entry outcome, Duration wait) {
    boolean taken = messenger.tells(outcome);
    if (payment.faults().has(Fault.DOUBLE)) taken &= messenger.tells(outcome);
    if (taken) {
      // What a crash makes of this is one callback more.
      books.book(outcome.followedBy(Entry.Kind.TOLD, null, books.now()));
      synchronized (onTheWay) {
        onTheWay.remove(payment);
      }
      tellNext(payment);
    } else {
      var doubled = wait.multipliedBy(2);
      var next = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
      later(wait, () -> tell(payment, outcome, next));
    }
  }

  private void book(Payment payment, Entry.Kind kind) {
    books.book(payment.first().followedBy(kind, null, books.now()));
    books.force();
  }

  private void later(Duration wait, Runnable work) {
    var unused =
        desk.schedule(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                // A clerk who does not know what he does must not go on with the books.
                System.err.println("bank simulator: " + e);
                Runtime.getRuntime().halt(2);
              }
            },
            wait.toMillis(),
            TimeUnit.MILLISECONDS);
  }
}
