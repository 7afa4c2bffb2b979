package org.aidflow.bank;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the bank tells of one order, or of all orders of one message.
 *
 * @param messageId the message that the order was part of, where it is said
 * @param orderId the end-to-end id as the bank wrote it; null when all orders of the message are
 *     meant
 * @param code ISO 20022 reason of a rejection or return
 * @param amountFen of the order, where it is said
 * @param why what could not be understood; for UNKNOWN only
 */
public record OrderReport(
    @Nullable String messageId,
    @Nullable String orderId,
    BankAnswer.@NotNull Kind kind,
    @Nullable String code,
    @Nullable String bankReference,
    @Nullable @Positive Long amountFen,
    @Nullable Instant at,
    @Nullable String why) {

  /** The inbox's name of these. */
  public static final String SOURCE = "bank-report";

  /** The same of one order of the message. */
  public OrderReport about(String order) {
    return new OrderReport(messageId, order, kind, code, bankReference, amountFen, at, why);
  }

  /** What it says of the order. */
  public BankAnswer answer() {
    var amount = amountFen == null ? null : Money.fen(amountFen);
    return new BankAnswer(kind, code, bankReference, amount, at, why);
  }
}
