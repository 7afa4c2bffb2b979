package org.aidflow.disbursement;

import java.util.EnumSet;
import java.util.Set;
import org.aidflow.vault.VaultToken;

/**
 * Where a payment goes.
 *
 * @param token the vault's record of holder and account number
 * @param vouchedBy the official who prepared it, or {@link Disbursement#NOBODY}
 */
record PayeeAccount(VaultToken token, String bankCode, Set<PayeeDoubt> doubts, String vouchedBy) {

  /** The same, with a doubt more, and nobody to vouch for it. */
  PayeeAccount doubted(PayeeDoubt doubt) {
    var more = EnumSet.of(doubt);
    more.addAll(doubts);
    return new PayeeAccount(token, bankCode, more, Disbursement.NOBODY);
  }

  /** The same, for which that official vouches. */
  PayeeAccount vouchedBy(String official) {
    return new PayeeAccount(token, bankCode, doubts, official);
  }
}
