package org.aidflow.casefile;

import java.util.Map;
import org.aidflow.kernel.CaseNumber;

/**
 * Those who gave to a case shall hear something; published in the transaction that found it out.
 *
 * @param type of the event that each gift's client gets, a kebab past fact
 * @param data codes and amounts, nothing personal
 */
public record DonorsToBeTold(CaseNumber caseNumber, String type, Map<String, Object> data) {}
