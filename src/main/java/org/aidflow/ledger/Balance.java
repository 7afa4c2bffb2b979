package org.aidflow.ledger;

import org.aidflow.kernel.Money;

/**
 * What an account holds.
 *
 * @param available what of it is not reserved
 */
public record Balance(String reference, Money balance, Money available) {}
