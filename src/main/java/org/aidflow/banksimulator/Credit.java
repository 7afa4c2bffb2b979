package org.aidflow.banksimulator;

import org.aidflow.banksimulator.Entry.Payer;
import org.jspecify.annotations.Nullable;

/**
 * Money that comes in: a donor's transfer, or what a payment channel settles.
 *
 * @param reference the payer's or the channel's, once for ever; refunds name it
 * @param amountFen in fen
 * @param remittance the text beside the money
 * @param channel the payment channel, if one settles it
 * @param payerName who pays
 * @param payerAccount from which account
 */
record Credit(
    String reference,
    long amountFen,
    @Nullable String remittance,
    @Nullable String channel,
    @Nullable String payerName,
    @Nullable String payerAccount) {
  static final String REFERENCE = "1 to 35 letters, digits, - _ . /";

  static final String AMOUNT = "1 to 10,000,000,000,000";

  static boolean isAmount(long fen) {
    return fen > 0 && fen <= 10_000_000_000_000L;
  }

  static boolean isReference(@Nullable String text) {
    return text != null && text.matches("[0-9A-Za-z._/-]{1,35}");
  }

  /** What is wrong with it, in words, or nothing. */
  @Nullable String problem() {
    if (!isReference(reference)) return "reference: " + REFERENCE;
    if (!isAmount(amountFen)) return "amountFen: " + AMOUNT;
    if (remittance != null && remittance.length() > 140)
      return "remittance: at most 140 characters";
    if (channel != null && !isReference(channel)) return "channel: " + REFERENCE;
    if (payerName != null && payerName.length() > 140) return "payerName: at most 140 characters";
    if (payerAccount != null && !payerAccount.matches("[0-9]{12,19}"))
      return "payerAccount: 12 to 19 digits";
    return null;
  }

  Payer payer() {
    return new Payer(payerName, payerAccount, channel);
  }

  String hash() {
    return Fingerprint.of(this);
  }
}
