package org.aidflow.ledger;

import org.aidflow.kernel.Money;

/** One line of a transfer; the amount is more than zero. */
public record Posting(AccountId account, Side side, Money amount) {}
