package org.aidflow.casefile;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/** The bank has paid the household of a case; published in the transaction that books it. */
public record MoneyPaid(CaseNumber caseNumber, UUID paymentId, Money amount, Instant at) {}
