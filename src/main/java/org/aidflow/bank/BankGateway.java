package org.aidflow.bank;

import java.util.Map;

/**
 * The bank that pays. It never throws for what happens on the wire and never repeats: what is no
 * clear yes or no about an order is {@link BankAnswer.Kind#UNKNOWN}, for it may have arrived.
 *
 * <p>Whoever submits has committed before that these orders are submitted.
 */
public interface BankGateway {

  /**
   * Refuses to go on without a bank.
   *
   * @throws IllegalStateException naming the settings that are missing
   */
  void requireBank();

  /** How many orders a message may hold. */
  int mostInOneMessage();

  /**
   * Hands over a message, once.
   *
   * @return by order id: ACCEPTED, REJECTED, or UNKNOWN; SENT where the bank answers later
   */
  Map<String, BankAnswer> submit(PaymentMessage message);

  /**
   * Asks where an order stands: PAID, REJECTED, RETURNED, PROCESSING, NOT_FOUND or UNKNOWN.
   *
   * @param messageId the message that the order was part of
   */
  BankAnswer query(String messageId, String orderId);
}
