package org.aidflow.casefile;

import org.aidflow.kernel.CaseNumber;

/** A case has come to an end; published in the transaction that ends it. */
public record CaseEnded(CaseNumber caseNumber, CaseStatus status) {}
