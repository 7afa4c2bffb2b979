package org.aidflow.bank.iso20022;

import java.util.List;
import java.util.Map;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.bank.OrderReport;
import org.aidflow.vault.PersonalField;

/**
 * What a file of the bank tells.
 *
 * @param messageId the bank's own id of the file's message
 */
record IsoNews(
    String type,
    String messageId,
    List<OrderReport> reports,
    List<Credit> credits,
    List<BankStatement> statements) {

  /**
   * Money that came in, and from whom.
   *
   * @param payer plain words on their way into the vault
   */
  record Credit(CreditAdvice advice, Map<PersonalField, String> payer) {
    /** Says no more than the reference, so that no log does. */
    @Override
    public String toString() {
      return "Credit " + advice.bankReference();
    }
  }

  int size() {
    return reports.size() + credits.size() + statements.size();
  }
}
