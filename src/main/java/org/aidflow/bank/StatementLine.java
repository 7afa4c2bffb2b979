package org.aidflow.bank;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One booked line of a statement. An entry that the bank booked as one sum of several transactions
 * is as many lines, each with its own references and the entry's.
 *
 * @param number its place in the statement, from 1
 * @param entryReference the bank's own reference of the entry; another transaction of the same
 *     entry has the same
 * @param amountFen in fen, always positive
 * @param bankReference the bank's own reference of the transaction, as answers to orders and
 *     advices of credits bring it
 * @param endToEndId 32 hex digits for orders of ours; the other side's for credits
 * @param channelReference the reference in the structured field, as credits from payment channels
 *     bring it
 * @param remittance case numbers and ids that stand in the free text, parted by blanks; nothing
 *     else of it is kept, for people write names there
 * @param reason ISO 20022 code of a return
 */
public record StatementLine(
    @Positive int number,
    @NotNull String entryReference,
    @NotNull LocalDate bookedOn,
    @NotNull Side side,
    @NotNull @Positive Long amountFen,
    @NotNull String bankReference,
    @Nullable String endToEndId,
    @Nullable String channelReference,
    @Nullable String remittance,
    @NotNull Kind kind,
    @Nullable String reason) {

  /** Which way the money went, seen from our account. */
  public enum Side {
    CREDIT,
    DEBIT
  }

  /** What the line is about, by the bank's transaction code and references. */
  public enum Kind {
    /** A debit for an order of ours. */
    PAYMENT,
    /** A credit for an order of ours that came back. */
    RETURN,
    /** A credit from outside: a donor's transfer or a channel's. */
    RECEIPT,
    /** A fee of the bank. */
    CHARGE,
    INTEREST,
    OTHER
  }

  /** How much was booked, without its side. */
  public Money amount() {
    return Money.fen(amountFen);
  }
}
