package org.aidflow.disbursement;

import org.aidflow.bank.PaymentStatus;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.exchange.InboxHandler;
import org.aidflow.exchange.InboxMessage;
import org.aidflow.exchange.StrictJson;
import org.springframework.stereotype.Component;

/** Hears what the bank tells of an order by itself. */
@Component
class HearCallback implements InboxHandler {
  private final BankAnswers answers;
  private final StrictJson json;

  HearCallback(BankAnswers answers, StrictJson json) {
    this.answers = answers;
    this.json = json;
  }

  @Override
  public String source() {
    return PaymentStatus.SOURCE;
  }

  @Override
  public void handle(InboxMessage message) {
    var status = json.read(message.body(), PaymentStatus.class);
    answers.hear(Source.CALLBACK, status.orderId(), status.answer(), message.eventId());
  }
}
