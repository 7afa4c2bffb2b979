package org.aidflow.casefile;

import org.aidflow.kernel.CaseNumber;

/**
 * A case that looked for donors is verified again: nobody gives to it until it has been approved
 * anew; published in the transaction that sends it back.
 */
public record SearchSuspended(CaseNumber caseNumber) {}
