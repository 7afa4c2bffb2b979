package org.aidflow.bank;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.util.List;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the bank says was booked on one account of ours in some days (camt.053). Opening balance
 * plus credits minus debits is the closing balance: a statement that does not add up is refused
 * before.
 *
 * @param account of ours, as the bank names it
 * @param statementId the bank's own id, once for ever on this account
 * @param sequence the bank's running number of statements of this account, where it counts them
 * @param from the first day
 * @param to the last day
 * @param opening before the first line; below zero when overdrawn
 * @param closing after the last line
 */
public record BankStatement(
    @NotNull String account,
    @NotNull String statementId,
    @Nullable @PositiveOrZero Long sequence,
    @NotNull LocalDate from,
    @NotNull LocalDate to,
    @NotNull Money opening,
    @NotNull Money closing,
    @NotNull List<@Valid StatementLine> lines) {

  /** The inbox's name of these; the event id is {@code account/statementId}. */
  public static final String SOURCE = "bank-statement";
}
