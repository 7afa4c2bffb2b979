package org.aidflow.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.bank.PaymentStatus;
import org.aidflow.bank.PaymentStatus.Status;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.StrictJson;
import org.aidflow.kernel.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells payments what the bank says by its statements, as one more message of the bank: they act on
 * it as on any other.
 */
@Component
class PaymentNews {
  private final Inbox inbox;
  private final StrictJson json;

  PaymentNews(Inbox inbox, StrictJson json) {
    this.inbox = inbox;
    this.json = json;
  }

  /** A line shows an order under way: it was paid. */
  void paid(BankLine line, Expected payment) {
    tell(payment, Status.PAID, null, line.line().bankReference(), line.statementId(), at(line));
  }

  /** A line shows that a payment came back; two people agreed that it does. */
  void returned(BankLine line, Expected payment) {
    tell(
        payment,
        Status.RETURNED,
        line.line().reason(),
        line.line().bankReference(),
        line.statementId(),
        at(line));
  }

  /** A payment never left; two people agreed. */
  void neverLeft(String breakNumber, Expected payment, Instant at) {
    tell(payment, Status.RETURNED, null, null, breakNumber, at);
  }

  private void tell(
      Expected payment,
      Status status,
      @Nullable String code,
      @Nullable String bankReference,
      String saidIn,
      Instant at) {
    var order = payment.reference().replace("-", "");
    var event = UUID.nameUUIDFromBytes((saidIn + " " + order + " " + status).getBytes(UTF_8));
    var message =
        new PaymentStatus(
            "statement-" + event,
            order,
            status,
            code,
            printable(bankReference),
            payment.amount().fen(),
            at);
    inbox.receive(PaymentStatus.SOURCE, message.eventId(), written(message));
  }

  /** Statements may name what an answer could not. */
  private static @Nullable String printable(@Nullable String reference) {
    return reference != null && reference.matches("[!-~]{1,64}") ? reference : null;
  }

  private static Instant at(BankLine line) {
    return line.line().bookedOn().atStartOfDay(WorkingDays.ZONE).toInstant();
  }

  private String written(PaymentStatus message) {
    try {
      return json.mapper().writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A payment's status is unwritable", e);
    }
  }
}
