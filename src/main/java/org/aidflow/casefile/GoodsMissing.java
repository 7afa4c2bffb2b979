package org.aidflow.casefile;

import java.util.UUID;
import org.aidflow.kernel.CaseNumber;

/**
 * Goods that donors brought for a need line were lost or damaged on their way; published in the
 * transaction that records it.
 */
public record GoodsMissing(CaseNumber caseNumber, UUID needId, int pieces) {}
