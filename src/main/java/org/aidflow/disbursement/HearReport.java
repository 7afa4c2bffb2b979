package org.aidflow.disbursement;

import org.aidflow.bank.OrderReport;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.InboxHandler;
import org.aidflow.exchange.InboxMessage;
import org.aidflow.exchange.StrictJson;
import org.springframework.stereotype.Component;

/**
 * Hears what a file of the bank tells of an order. What it tells of a whole message becomes a
 * message of the inbox for each of its orders, so that each is heard on its own.
 */
@Component
class HearReport implements InboxHandler {
  private final DisbursementRepository payments;
  private final BankAnswers answers;
  private final StrictJson json;
  private final Inbox inbox;

  HearReport(DisbursementRepository payments, BankAnswers answers, StrictJson json, Inbox inbox) {
    this.payments = payments;
    this.answers = answers;
    this.json = json;
    this.inbox = inbox;
  }

  @Override
  public String source() {
    return OrderReport.SOURCE;
  }

  @Override
  public void handle(InboxMessage message) {
    var report = json.read(message.body(), OrderReport.class);
    var orderId = report.orderId();
    if (orderId != null) answers.hear(Source.CALLBACK, orderId, report.answer(), message.eventId());
    else tellEach(report, String.valueOf(report.messageId()), message.eventId());
  }

  private void tellEach(OrderReport report, String messageId, String eventId) {
    var orders = payments.findByMessageIdOrderById(messageId);
    if (orders.isEmpty()) answers.hear(Source.CALLBACK, messageId, report.answer(), eventId);
    for (var order : orders) {
      var own = report.about(order.orderId());
      inbox.receive(OrderReport.SOURCE, eventId + "/" + order.orderId(), json.write(own));
    }
  }
}
