package org.aidflow.bank;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.List;
import org.aidflow.kernel.Money;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in on an account of ours, as the bank advises it (camt.054), before the day's
 * statement shows it. Returns of our own payments are none: these are told as answers to orders.
 *
 * @param account of ours, as the bank names it
 * @param bankReference the bank's own reference of the credit, once for ever on this account; the
 *     day's statement has the same
 * @param amountFen in fen
 * @param endToEndId as the payer's side chose it, where it is said
 * @param channelReference the reference that a payment channel or the payer put in the structured
 *     field for it
 * @param mentioned case numbers and ids that stand in the payer's free text, in order; the text
 *     itself is in the vault
 * @param payer the vault's record of ACCOUNT_HOLDER, ACCOUNT_NUMBER and REMARK (the payer's text),
 *     as far as they are said; null when nothing is
 */
public record CreditAdvice(
    @NotNull String account,
    @NotNull String bankReference,
    @NotNull LocalDate bookedOn,
    @NotNull @Positive Long amountFen,
    @Nullable String endToEndId,
    @Nullable String channelReference,
    @NotNull List<String> mentioned,
    @Nullable VaultToken payer) {

  /** The inbox's name of these; the event id is {@code account/bankReference}. */
  public static final String SOURCE = "bank-credit";

  /** The same of another record of the vault. */
  public CreditAdvice from(@Nullable VaultToken known) {
    return new CreditAdvice(
        account,
        bankReference,
        bookedOn,
        amountFen,
        endToEndId,
        channelReference,
        mentioned,
        known);
  }

  /** How much came in. */
  public Money amount() {
    return Money.fen(amountFen);
  }
}
