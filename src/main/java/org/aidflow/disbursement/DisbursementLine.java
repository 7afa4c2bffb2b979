package org.aidflow.disbursement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.aidflow.kernel.Money;

/** What of a payment goes to one need line. */
@Embeddable
class DisbursementLine {
  private UUID lineId;

  @Column(name = "amount_fen")
  private Money amount;

  protected DisbursementLine() {}

  DisbursementLine(UUID lineId, Money amount) {
    this.lineId = lineId;
    this.amount = amount;
  }

  UUID lineId() {
    return lineId;
  }

  Money amount() {
    return amount;
  }
}
