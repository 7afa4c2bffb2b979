package org.aidflow.provider;

import java.util.ArrayList;
import java.util.List;
import org.aidflow.kernel.BankAccounts;
import org.aidflow.kernel.CreditCodes;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;

/**
 * A provider to be registered.
 *
 * @param creditCode the unified social credit code
 * @param holder of the account that it is paid to
 */
public record NewProvider(
    String name, String creditCode, String holder, String accountNumber, String bankCode) {

  List<FieldError> flaws() {
    List<FieldError> flaws = new ArrayList<>();
    CreditCodes.problemWith(creditCode).ifPresent(flaw -> flaws.add(flaw.at("creditCode")));
    BankAccounts.problemWith(accountNumber).ifPresent(flaw -> flaws.add(flaw.at("accountNumber")));
    if (!bankCode.matches("[0-9A-Za-z]{3,20}")) {
      flaws.add(new FieldError("bankCode", ErrorCode.BAD_FORMAT, "3 to 20 letters or digits"));
    }
    return flaws;
  }

  /** Says no account, so that no log does. */
  @Override
  public String toString() {
    return "NewProvider " + creditCode;
  }
}
