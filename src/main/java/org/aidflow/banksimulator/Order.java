package org.aidflow.banksimulator;

import org.jspecify.annotations.Nullable;

/** What a customer wants done with the money on the account. */
sealed interface Order {
  /** The customer's id of the order, 32 hex digits. */
  String endToEndId();

  /** How much, in fen. */
  long amountFen();

  /** The text beside the money. */
  @Nullable String remittance();

  /** The credit that the order gives back, for refunds only. */
  @Nullable String originalReference();

  /** Where the money goes: an account's number, or the reference of what is given back. */
  String destination();

  /** What is wrong with the order, in words, or nothing. */
  @Nullable String problem();

  /** The same for the same content only. */
  String hash();

  /** A payment to somebody's account. */
  record ToPay(
      String endToEndId, long amountFen, String currency, Creditor creditor, String remittance)
      implements Order {

    @Override
    public @Nullable String originalReference() {
      return null;
    }

    @Override
    public String destination() {
      return creditor.account;
    }

    @Override
    public @Nullable String problem() {
      var problem = problemOf(endToEndId, amountFen);
      if (problem != null) return problem;
      if (!"CNY".equals(currency)) return "currency: CNY";
      if (creditor == null || blank(creditor.name) || blank(creditor.bankCode)) return "creditor";
      if (creditor.account == null || !creditor.account.matches("[0-9]{12,19}"))
        return "creditor.account: 12 to 19 digits";
      if (remittance == null || remittance.length() > 140)
        return "remittance: at most 140 characters";
      return null;
    }

    @Override
    public String hash() {
      return Fingerprint.of(this);
    }
  }

  record Creditor(String name, String account, String bankCode) {}

  /** A refund of money that came in, to where it came from. */
  record ToRefund(String endToEndId, String originalReference, long amountFen) implements Order {
    @Override
    public @Nullable String remittance() {
      return null;
    }

    @Override
    public String destination() {
      return originalReference;
    }

    @Override
    public @Nullable String problem() {
      var problem = problemOf(endToEndId, amountFen);
      if (problem != null) return problem;
      return Credit.isReference(originalReference)
          ? null
          : "originalReference: " + Credit.REFERENCE;
    }

    @Override
    public String hash() {
      return Fingerprint.of(this);
    }
  }

  private static @Nullable String problemOf(@Nullable String endToEndId, long amountFen) {
    if (endToEndId == null || !endToEndId.matches("[0-9a-f]{32}"))
      return "endToEndId: 32 hex digits";
    return Credit.isAmount(amountFen) ? null : "amountFen: " + Credit.AMOUNT;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
