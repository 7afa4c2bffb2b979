package org.aidflow.banksimulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.banksimulator.Fault.Where;
import org.aidflow.banksimulator.OrderFile.Filed;
import org.aidflow.banksimulator.StatusReport.Line;

/**
 * Books the orders of files, and answers when it is told to. After a crash in between a file is
 * read again, its orders are known, and it gets the same answer.
 */
final class Incoming {
  /** Files are only as old as their file system can tell apart. */
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final Mailbox mailbox;
  private final Books books;
  private final Mishaps mishaps;
  private final String account;
  private final Duration aWhile;
  private final Map<Path, Instant> delayed = new HashMap<>();
  private final List<Entry> late = new ArrayList<>();

  Incoming(Mailbox mailbox, Books books, Mishaps mishaps, String account, Duration aWhile) {
    this.mailbox = mailbox;
    this.books = books;
    this.mishaps = mishaps;
    this.account = account;
    this.aWhile = aWhile;
  }

  /** Books what came. */
  List<Answer> read(Instant now) throws IOException {
    bookLate(now);
    var answers = new ArrayList<Answer>();
    for (var path : mailbox.arrived()) {
      if (delayed.getOrDefault(path, Instant.MIN).isAfter(now)) continue;
      var answer = read(path, now);
      var due = now.plus(answer.delay());
      if (due.isAfter(now) && delayed.putIfAbsent(path, due) == null) continue;
      delayed.remove(path);
      answers.add(answer);
    }
    return answers;
  }

  /** Leaves the answer and sets the file aside. */
  void answer(Answer answer) throws IOException {
    var report = answer.report();
    if (report.refused() != null || !report.lines().isEmpty()) {
      mailbox.leave("pain.002-" + report.id() + ".xml", report.document());
    }
    mailbox.setAside(answer.path(), report.refused() != null);
  }

  private Answer read(Path path, Instant now) throws IOException {
    var content = Files.readAllBytes(path);
    var file = OrderFile.read(new ByteArrayInputStream(content), account);
    var lines = new ArrayList<Line>();
    var at = Files.getLastModifiedTime(path).toInstant();
    var delay = Duration.ZERO;
    for (var filed : file.orders()) {
      take(filed, now).ifPresent(lines::add);
      var own = books.payment(filed.order().endToEndId()).map(this::delay).orElse(Duration.ZERO);
      if (own.compareTo(delay) > 0) delay = own;
    }
    var id = "A-" + Fingerprint.of(content).substring(0, 32);
    var report = new StatusReport(id, at, file.messageId(), file.refused(), lines);
    return new Answer(path, report, delay);
  }

  private Duration delay(Payment payment) {
    if (payment.faults().has(Fault.DELAY)) return aWhile;
    return payment.faults().has(Fault.EAGER) ? A_MOMENT : Duration.ZERO;
  }

  /** Books an order; returns what to say of it, if anything. */
  private Optional<Line> take(Filed filed, Instant now) {
    var order = filed.order();
    var problem = order.problem();
    if (problem != null) return Optional.of(Line.refused(filed, code(problem)));
    var offered =
        Entry.first(order, Entry.newReference(), mishaps.strike(order), filed.origin(), now);
    if (books.payment(order.endToEndId()).isEmpty() && losesTheOrder(offered)) {
      return Optional.empty();
    }
    var payment = books.accept(offered);
    if (!order.hash().equals(payment.first().content())) {
      return Optional.of(Line.refused(filed, "AM05"));
    }
    return payment.faults().at(Where.ORDER).filter(Fault::hidesTheAnswer).isPresent()
        ? Optional.empty()
        : Optional.of(Line.first(payment.first(), filed.origin()));
  }

  private boolean losesTheOrder(Entry offered) {
    var faults = offered.fault();
    var fault = faults == null ? null : faults.at(Where.ORDER).orElse(null);
    if (fault == Fault.LATE_BOOKING) late.add(offered);
    return fault != null && fault.losesTheOrder();
  }

  private void bookLate(Instant now) {
    for (var offered : List.copyOf(late)) {
      if (offered.at().plus(aWhile).isAfter(now)) continue;
      books.accept(offered);
      late.remove(offered);
    }
  }

  /** ISO 20022's reason for what is wrong with an order. */
  private static String code(String problem) {
    return switch (problem.replaceFirst(":.*", "")) {
      case "amountFen" -> "AM12";
      case "currency" -> "AM03";
      case "creditor.account" -> "AC03";
      default -> "FF01";
    };
  }

  /** What to say to a file, and how long to wait before. */
  record Answer(Path path, StatusReport report, Duration delay) {}
}
