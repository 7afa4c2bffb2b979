package org.aidflow.bank;

import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order as the bank gets it; lives in memory between the vault and the wire only.
 *
 * @param orderId the end-to-end id, 32 hex digits
 * @param remittance what the payee reads on the statement: the number of the case or the refund
 * @param originalReference of the credit that goes back the way it came, at most 35 characters; the
 *     bank knows where to, and holder, account and bank code are empty
 */
public record PaymentOrder(
    String orderId,
    Money amount,
    String holder,
    String accountNumber,
    String bankCode,
    String remittance,
    @Nullable String originalReference) {

  /** An order to pay into an account. */
  public PaymentOrder(
      String orderId,
      Money amount,
      String holder,
      String accountNumber,
      String bankCode,
      String remittance) {
    this(orderId, amount, holder, accountNumber, bankCode, remittance, null);
  }

  /** An order to give back a credit, or a part of it. */
  public static PaymentOrder refund(
      String orderId, Money amount, String originalReference, String remittance) {
    return new PaymentOrder(orderId, amount, "", "", "", remittance, originalReference);
  }

  /** Whether it gives back a credit. */
  public boolean isRefund() {
    return originalReference != null;
  }

  /** Says no more than the id, so that no log does. */
  @Override
  public String toString() {
    return "PaymentOrder " + orderId;
  }
}
