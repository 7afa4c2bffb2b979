package org.aidflow.bank;

import java.util.List;

/**
 * Orders that go to the bank together.
 *
 * @param id 32 hex digits, once for ever; that of the order when it is the only one
 */
public record PaymentMessage(String id, List<PaymentOrder> orders) {

  /** A message of one order. */
  public static PaymentMessage of(PaymentOrder order) {
    return new PaymentMessage(order.orderId(), List.of(order));
  }
}
