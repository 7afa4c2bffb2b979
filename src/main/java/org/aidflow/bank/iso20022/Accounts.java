package org.aidflow.bank.iso20022;

import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Account numbers as the messages hold them. */
final class Accounts {
  private Accounts() {}

  static Optional<String> number(@Nullable AccountIdentification4Choice id) {
    if (id == null) return Optional.empty();
    if (id.getIBAN() != null) return Optional.of(id.getIBAN());
    return id.getOthr() == null ? Optional.empty() : Optional.ofNullable(id.getOthr().getId());
  }

  /**
   * Our account, for a message that tells of it.
   *
   * @throws Unreadable when it tells of another
   */
  static String ours(@Nullable CashAccount39 account, String ours) {
    var said = number(Facts.require(account, "account").getId());
    if (said.filter(ours::equals).isEmpty()) {
      throw new Unreadable("The file tells of an account that is not ours.");
    }
    return ours;
  }
}
