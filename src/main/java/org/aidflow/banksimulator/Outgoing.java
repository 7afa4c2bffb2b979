package org.aidflow.banksimulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aidflow.banksimulator.Fault.Where;
import org.aidflow.banksimulator.StatusReport.Line;
import org.jspecify.annotations.Nullable;

/** Leaves letters for the customer: first booked, then written, then noted as told. */
final class Outgoing {
  private final Mailbox mailbox;
  private final Books books;
  private final String account;
  private final Duration aWhile;
  private final Set<String> broken = new HashSet<>();

  Outgoing(Mailbox mailbox, Books books, String account, Duration aWhile) {
    this.mailbox = mailbox;
    this.books = books;
    this.account = account;
    this.aWhile = aWhile;
  }

  /** Leaves every letter that is due. */
  void tell(Instant now) throws IOException {
    var letters = new ArrayList<Letter>();
    var swapped = new ArrayList<Letter>();
    for (var letter : books.letters()) {
      (fault(letter) == Fault.SWAPPED ? swapped : letters).add(letter);
    }
    books.force();
    for (var letter : letters) {
      if (isDue(letter, now)) leave(letter, now);
    }
    Collections.reverse(swapped);
    for (var letter : swapped) {
      if (isDue(letter, now)) {
        leave(letter, now);
        return; // the others a round later, so that they are younger
      }
    }
  }

  private void leave(Letter letter, Instant now) throws IOException {
    var name = name(letter);
    var content = document(letter);
    mailbox.leave(name + ".xml", content);
    if (fault(letter) == Fault.DOUBLE) mailbox.leave(name + "-again.xml", content);
    books.book(Entry.told(letter.id(), now));
  }

  private boolean isDue(Letter letter, Instant now) throws IOException {
    var fault = fault(letter);
    if (fault == null) return true;
    if (fault.breaksTheMessage() && broken.add(letter.id())) {
      mailbox.leave(name(letter) + "-broken.xml", broken(document(letter), fault));
    }
    boolean waits = fault == Fault.LATE || fault.breaksTheMessage();
    if (waits && letter.first().at().plus(aWhile).isAfter(now)) return false;
    return fault != Fault.SWAPPED || payments(letter).stream().allMatch(it -> it.next().isEmpty());
  }

  /** All payments of a letter have the same fault. */
  private @Nullable Fault fault(Letter letter) {
    return payments(letter).stream()
        .flatMap(payment -> payment.faults().at(Where.TELLING).stream())
        .findFirst()
        .orElse(null);
  }

  private List<Payment> payments(Letter letter) {
    return letter.entries().stream()
        .filter(entry -> entry.kind().isOutcome())
        .flatMap(entry -> books.payment(entry.endToEndId()).stream())
        .toList();
  }

  private static String name(Letter letter) {
    var type =
        switch (letter.first().kind()) {
          case STATED -> "camt.053-";
          case RETURNED, CREDITED -> "camt.054-";
          default -> "pain.002-";
        };
    return type + letter.id();
  }

  private byte[] document(Letter letter) {
    var first = letter.first();
    return switch (first.kind()) {
      case STATED -> AccountReport.of(books.statement(first.endToEndId()));
      case RETURNED, CREDITED ->
          AccountReport.of(
              letter.id(),
              account,
              first.at(),
              letter.entries().stream().map(books::movement).toList());
      default -> report(letter).document();
    };
  }

  private StatusReport report(Letter letter) {
    var lines = new ArrayList<Line>();
    var about = "";
    for (var outcome : letter.entries()) {
      var origin = books.payment(outcome.endToEndId()).orElseThrow().first().origin();
      lines.add(Line.of(outcome, Objects.requireNonNull(origin)));
      about = origin.messageId();
    }
    return new StatusReport(letter.id(), letter.first().at(), about, null, lines);
  }

  private static byte[] broken(byte[] whole, Fault fault) {
    return switch (fault) {
      case HOLLOW -> new byte[0];
      case FOREIGN ->
          new String(whole, StandardCharsets.UTF_8)
              .replaceFirst("(xsd:\\w+\\.\\d+\\.\\d+)\\.\\d+", "$1.02")
              .getBytes(StandardCharsets.UTF_8);
      default -> Arrays.copyOf(whole, whole.length / 2);
    };
  }
}
