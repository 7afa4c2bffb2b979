package org.aidflow.casefile;

import org.aidflow.kernel.CaseNumber;

/** The bank rejected a payment of a case; published in the transaction that hears of it. */
public record PaymentFailed(CaseNumber caseNumber) {}
