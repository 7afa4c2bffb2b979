package org.aidflow.banksimulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.aidflow.banksimulator.Entry.Kind;
import org.aidflow.banksimulator.Fault.Where;
import org.jspecify.annotations.Nullable;

/**
 * Works orders that come in files, and tells by files. One thread goes round: it books what came,
 * settles what is due, tells of what is booked, and answers what came.
 */
final class Post {
  private static final Duration ROUND = Duration.ofMillis(100);

  private final Books books;
  private final Options options;
  private final Incoming incoming;
  private final Outgoing outgoing;

  Post(Mailbox mailbox, Books books, Mishaps mishaps, Options options) {
    this.books = books;
    this.options = options;
    incoming = new Incoming(mailbox, books, mishaps, options.account(), options.aWhile());
    outgoing = new Outgoing(mailbox, books, options.account(), options.aWhile());
  }

  void start() {
    var walker =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "post");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        walker.scheduleWithFixedDelay(this::goRound, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void goRound() {
    try {
      var now = books.now();
      var answers = incoming.read(now);
      settle(now);
      endDay(now);
      outgoing.tell(now);
      for (var answer : answers) incoming.answer(answer);
    } catch (IOException e) {
      System.err.println("bank simulator: " + e); // the folder may be there again next time
    } catch (RuntimeException e) {
      System.err.println("bank simulator: " + e);
      Runtime.getRuntime().halt(2);
    }
  }

  /** Books what is due, by the message that will tell of it. */
  private void settle(Instant now) {
    var messages = new HashMap<String, String>();
    var outcomes = new ArrayList<Entry>();
    for (var payment : books.filedUnderway()) {
      var next = payment.next().orElseThrow();
      if (!payment.last().at().plus(wait(payment, next.late())).isAfter(now)) {
        var message = message(payment, next.kind(), messages);
        outcomes.add(payment.first().followedBy(next.kind(), message, now));
      }
    }
    books.book(outcomes);
  }

  private Duration wait(Payment payment, boolean late) {
    if (late) return options.aWhile();
    return payment.faults().has(Fault.EAGER) ? Duration.ZERO : options.settleDelay();
  }

  /** Payments of one message that go wrong alike are told of together; none of those untold. */
  private static @Nullable String message(
      Payment payment, Kind kind, Map<String, String> messages) {
    var fault = payment.faults().at(Where.TELLING).orElse(null);
    if (fault == Fault.UNTOLD) return null;
    var origin = payment.first().origin();
    var together = fault + "/" + (kind == Kind.RETURNED ? "" : origin);
    return messages.computeIfAbsent(together, key -> Entry.newMessage());
  }

  private void endDay(Instant now) {
    var time = options.dayEnd();
    if (time != null && books.statedUntil().isBefore(lastDayEnd(time, now))) {
      var unused = books.state(now, true);
    }
  }

  private static Instant lastDayEnd(LocalTime time, Instant now) {
    var today = now.atZone(Movement.AT_HOME).with(time);
    var last = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
    return last.toInstant();
  }
}
