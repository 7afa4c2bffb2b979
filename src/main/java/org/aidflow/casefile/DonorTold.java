package org.aidflow.casefile;

import org.aidflow.kernel.CaseNumber;

/**
 * One of those who gave to a case was told something; published in the transaction that tells it.
 *
 * @param type of the event that the client gets
 * @param reference the gift’s or pledge’s id
 */
public record DonorTold(CaseNumber caseNumber, String type, String reference, String clientId) {}
