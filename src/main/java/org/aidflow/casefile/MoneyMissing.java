package org.aidflow.casefile;

import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/**
 * Money that the bank paid did not reach the household, and somebody decided to claim it back.
 *
 * @param official who decided
 */
public record MoneyMissing(CaseNumber caseNumber, UUID paymentId, Money amount, String official) {}
