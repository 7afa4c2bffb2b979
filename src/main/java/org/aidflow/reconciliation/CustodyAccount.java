package org.aidflow.reconciliation;

import org.aidflow.kernel.AreaCode;

/**
 * An account of ours at the custody bank.
 *
 * @param reference the ledger's name of it
 * @param area whose finance office answers for it
 */
record CustodyAccount(String reference, AreaCode area) {}
