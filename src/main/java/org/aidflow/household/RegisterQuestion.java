package org.aidflow.household;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;

/**
 * What a far register is asked: whether it lists this applicant's household.
 *
 * @param applicant name and resident id, for the register alone
 */
public record RegisterQuestion(
    UUID id, CaseNumber caseNumber, VaultToken applicant, Instant askedAt) {}
