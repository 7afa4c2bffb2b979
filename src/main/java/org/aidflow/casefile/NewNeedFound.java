package org.aidflow.casefile;

import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/**
 * Whoever followed a case up found that the household needs something else; published in the
 * transaction that records it.
 *
 * @param estimated what would meet it
 * @param words what was seen and told
 */
public record NewNeedFound(
    CaseNumber caseNumber, Category category, Money estimated, String words, String official) {}
