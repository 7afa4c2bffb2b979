package org.aidflow.bank;

import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The bank answered what contradicts the state of an order, or answered of an order that nobody
 * gave. It changed nothing; published in the transaction that keeps the answer.
 *
 * @param orderId as the bank wrote it
 * @param said what the answer says
 * @param amount of the order, of the answer when there is no order; null when neither says it
 */
public record AnswerContradicted(String orderId, BankAnswer.Kind said, @Nullable Money amount) {}
