/**
 * Payments to households: reserved in the ledger, frozen, released by another person, ordered from
 * the bank, answered and booked. A payment that might have arrived is never sent again.
 */
@NullMarked
package org.aidflow.disbursement;

import org.jspecify.annotations.NullMarked;
