package org.aidflow.household;

import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;

/**
 * Knows which households are listed as poor. It is asked in a transaction, so one that is far away
 * writes an outbox command and says {@link RegisterAnswer.Later}.
 */
public interface PovertyRegister {

  /**
   * Looks up a household.
   *
   * @param caseNumber what the answer is for
   * @param applicant whose household is looked up
   * @param area where the household lives
   */
  RegisterAnswer ask(CaseNumber caseNumber, VaultToken applicant, AreaCode area);
}
