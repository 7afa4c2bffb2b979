package org.aidflow.disbursement;

/** Where money shall go, in plain words on their way into the vault. */
public record AccountDetails(String holder, String accountNumber, String bankCode) {
  /** Says nothing, so that no log does. */
  @Override
  public String toString() {
    return "AccountDetails";
  }
}
