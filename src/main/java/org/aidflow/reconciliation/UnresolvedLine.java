package org.aidflow.reconciliation;

import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A line that is a break nobody has cleared yet: the bank may take it back. */
record UnresolvedLine(
    String breakNumber,
    Side side,
    Money amount,
    @Nullable String endToEndId,
    String bankReference) {}
