package org.aidflow.bank;

import org.aidflow.kernel.Money;

/**
 * An order as the bank gets it; lives in memory between the vault and the wire only.
 *
 * @param orderId the end-to-end id, 32 hex digits
 * @param remittance what the payee reads on the statement: the case number
 */
public record PaymentOrder(
    String orderId,
    Money amount,
    String holder,
    String accountNumber,
    String bankCode,
    String remittance) {

  /** Says no more than the id, so that no log does. */
  @Override
  public String toString() {
    return "PaymentOrder " + orderId;
  }
}
