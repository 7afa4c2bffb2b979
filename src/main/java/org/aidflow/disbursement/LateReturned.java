package org.aidflow.disbursement;

import java.util.Optional;
import java.util.UUID;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/**
 * A payment of a case that has ended came back; published in the transaction that keeps it.
 *
 * @param priority of the case, if it was ever scored
 */
public record LateReturned(
    CaseNumber caseNumber,
    AreaCode area,
    Optional<PriorityBand> priority,
    UUID paymentId,
    Money amount) {}
