package org.aidflow.casefile;

import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/**
 * A suspicion proved true; published in the transaction that records it.
 *
 * @param back how much of what is paid is claimed back
 */
public record FraudFound(CaseNumber caseNumber, Money back, String official) {}
