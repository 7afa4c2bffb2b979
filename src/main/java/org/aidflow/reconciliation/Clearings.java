package org.aidflow.reconciliation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.reconciliation.Expected.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it takes to clear a break in each way, and what is booked then. */
@Component
class Clearings {
  private static final String CLEARING = "clearing";
  private static final String OUR_REFERENCE = "ourReference";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Expectations expectations;
  private final StatementLines lines;
  private final StatementBookings bookings;
  private final PaymentNews news;
  private final Clock clock;

  Clearings(
      Expectations expectations,
      StatementLines lines,
      StatementBookings bookings,
      PaymentNews news,
      Clock clock) {
    this.expectations = expectations;
    this.lines = lines;
    this.bookings = bookings;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Whether the break may be cleared so.
   *
   * @throws InvalidInput naming the field that does not fit, in words
   */
  void check(Break found, Proposal proposal) {
    var clearing = proposal.clearing();
    if (clearing == Clearing.MATCHED || !found.kind().allows(clearing)) {
      throw refused("a break of this kind (" + found.kind().en() + ") is not cleared so");
    }
    if (clearing == Clearing.ACCEPT && found.line().isPresent()) {
      throw refused("the bank has moved money, which has to be booked");
    }
    if (clearing == Clearing.SUSPENSE && found.orderId().isPresent()) {
      throw refused("an answer has moved no money");
    }
    if (clearing == Clearing.CORRECT) {
      checkCorrection(found, proposal);
    }
  }

  private void checkCorrection(Break found, Proposal proposal) {
    switch (found.kind()) {
      case MISSING_THERE -> {
        if (found.leg().orElseThrow() != Leg.PAYMENT) {
          throw refused("only a payment can be taken back as one that never left");
        }
      }
      case MISSING_HERE -> ours(found, proposal.ourReference());
      case AMOUNT -> due(found);
      default -> {}
    }
  }

  /** Books what two people agreed on. */
  void book(Break found) {
    switch (found.clearing().orElseThrow()) {
      case CORRECT -> correct(found);
      case SUSPENSE -> suspend(found);
      case ACCEPT, WAIT, MATCHED -> {}
    }
  }

  private void correct(Break found) {
    switch (found.kind()) {
      case MISSING_THERE -> takeBack(found);
      case MISSING_HERE -> belongs(found, ours(found, found.ourReference().orElse(null)));
      case AMOUNT -> belongs(found, due(found));
      case LATE_RETURN -> {
        var comingBack = event(found);
        belongs(found, comingBack);
        news.returned(line(found), comingBack);
      }
      case DUPLICATE, STATUS_CONFLICT ->
          throw new IllegalStateException("A " + found.kind() + " is not corrected");
    }
  }

  private void takeBack(Break found) {
    var payment = event(found);
    var comingBack = expectations.find(Leg.RETURN, payment.reference()).orElseThrow();
    requireStage(payment, Stage.DUE);
    requireStage(comingBack, Stage.NOT_RETURNED);
    bookings.neverLeft(found.number().value(), payment, comingBack);
    news.neverLeft(found.number().value(), payment, clock.instant());
  }

  private void belongs(Break found, Expected expected) {
    var line = line(found);
    bookings.belongs(found.number().value(), line.side(), line.amount(), expected);
    lines.matched(found.account(), line, expected);
  }

  private void suspend(Break found) {
    if (found.line().isPresent()) {
      var line = line(found);
      bookings.unplaced(found.number().value(), line.side(), line.amount());
    } else {
      var expected = event(found);
      requireStage(expected, Stage.DUE);
      bookings.givenUp(expected);
    }
  }

  /** The event that people found the line to belong to: due, and on the line's side. */
  private Expected ours(Break found, @Nullable String reference) {
    if (reference == null) {
      throw InvalidInput.of(OUR_REFERENCE, ErrorCode.REQUIRED, "say which payment or gift it is");
    }
    var side = line(found).side();
    var id = reference.strip();
    return (ID.matcher(id).matches() ? legsOf(id) : Optional.<Expected>empty().stream())
        .filter(leg -> leg.leg().side() == side && leg.stage() == Stage.DUE)
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInput.of(
                    OUR_REFERENCE,
                    ErrorCode.UNKNOWN_CODE,
                    side == Side.DEBIT
                        ? "is no payment that the statements still have to show"
                        : "is no gift and no returned payment that they still have to show"));
  }

  private Stream<Expected> legsOf(String id) {
    var reference = id.length() == 32 ? BankLine.uuid(id) : id;
    return expectations.ofEvents(List.of(reference)).stream();
  }

  /** The event itself, while its line has not come. */
  private Expected due(Break found) {
    var expected = event(found);
    if (expected.stage() != Stage.DUE) {
      throw refused("another line has cleared it meanwhile; leave this one in suspense");
    }
    return expected;
  }

  private Expected event(Break found) {
    return expectations
        .find(found.leg().orElseThrow(), found.reference().orElseThrow())
        .orElseThrow();
  }

  private BankLine line(Break found) {
    return lines
        .find(found.account(), found.statementId().orElseThrow(), found.line().orElseThrow())
        .orElseThrow();
  }

  private static void requireStage(Expected expected, Stage stage) {
    if (expected.stage() != stage) {
      throw Conflict.of(
          ErrorCode.WRONG_STATE, "This has changed since it was proposed: send it back.");
    }
  }

  private static InvalidInput refused(String why) {
    return InvalidInput.of(CLEARING, ErrorCode.NOT_ALLOWED, why);
  }
}
