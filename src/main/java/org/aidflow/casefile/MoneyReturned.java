package org.aidflow.casefile;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/** A payment came back after it was paid; published in the transaction that books it. */
public record MoneyReturned(CaseNumber caseNumber, UUID paymentId, Money amount, Instant at) {}
