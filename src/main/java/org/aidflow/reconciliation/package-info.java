/**
 * The bank's statements against the ledger: each line fits an event that the ledger expects, or is
 * a break that two people clear.
 */
@NullMarked
package org.aidflow.reconciliation;

import org.jspecify.annotations.NullMarked;
