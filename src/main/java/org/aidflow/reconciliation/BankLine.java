package org.aidflow.reconciliation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement that is kept.
 *
 * @param breakNumber the break that it is, when it was looked at before and fitted nothing
 */
record BankLine(String statementId, StatementLine line, @Nullable String breakNumber) {
  private static final Pattern ORDER = Pattern.compile("[0-9a-f]{32}");

  Side side() {
    return line.side();
  }

  Money amount() {
    return line.amount();
  }

  /** The order that it names, as the ledger refers to it; none when it names none of the form. */
  Optional<String> order() {
    return Optional.ofNullable(line.endToEndId())
        .filter(id -> ORDER.matcher(id).matches())
        .map(BankLine::uuid);
  }

  /** The UUID of 32 hex digits. */
  static String uuid(String orderId) {
    return UUID.fromString(
            orderId.replaceFirst("^(.{8})(.{4})(.{4})(.{4})(.{12})$", "$1-$2-$3-$4-$5"))
        .toString();
  }
}
