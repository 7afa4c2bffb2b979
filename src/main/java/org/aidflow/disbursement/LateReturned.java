package org.aidflow.disbursement;

import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/** A payment of a case that has ended came back; published in the transaction that keeps it. */
public record LateReturned(CaseNumber caseNumber, AreaCode area, UUID paymentId, Money amount) {}
