package org.aidflow.disbursement;

import static java.util.stream.Collectors.toSet;
import static org.aidflow.vault.PersonalField.ACCOUNT_HOLDER;
import static org.aidflow.vault.PersonalField.ACCOUNT_NUMBER;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.access.CurrentActor;
import org.aidflow.bank.PaymentOrder;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.household.Households;
import org.aidflow.household.NewHousehold;
import org.aidflow.household.Payee;
import org.aidflow.kernel.BankAccounts;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.provider.Provider;
import org.aidflow.provider.Providers;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.springframework.stereotype.Component;

/** Who is paid, checked; and the words that the bank needs of them. */
@Component
class Payees {
  private final Households households;
  private final CaseFiles cases;
  private final Providers providers;
  private final InvoiceBook invoices;
  private final RefundBook refunds;
  private final Vault vault;
  private final CurrentActor actor;

  Payees(
      Households households,
      CaseFiles cases,
      Providers providers,
      InvoiceBook invoices,
      RefundBook refunds,
      Vault vault,
      CurrentActor actor) {
    this.households = households;
    this.cases = cases;
    this.providers = providers;
    this.invoices = invoices;
    this.refunds = refunds;
    this.vault = vault;
    this.actor = actor;
  }

  /** The newest payee of the case, for whom nobody vouches yet. */
  PayeeAccount of(CaseNumber caseNumber) {
    return checked(households.payeeOf(caseNumber), Disbursement.NOBODY);
  }

  /**
   * The newest payee of the case, for whom the official vouches who corrected it. Doubted when
   * nobody has, and the bank will send back the money again.
   */
  PayeeAccount insteadOf(Disbursement wrong) {
    var payee = households.payeeOf(wrong.caseNumber());
    var account = checked(payee, payee.saidBy());
    return wrong.payee().filter(account.token()::equals).isPresent()
        ? account.doubted(PayeeDoubt.CAME_BACK)
        : account;
  }

  /** The account that a provider is paid to. */
  PayeeAccount of(Provider provider) {
    var none = EnumSet.noneOf(PayeeDoubt.class);
    return new PayeeAccount(provider.account(), provider.bankCode(), none, Disbursement.NOBODY);
  }

  /** Keeps what an official found to be right, for this payment and those that replace it. */
  PayeeAccount correct(Disbursement payment, AccountDetails found, String official) {
    check(found);
    return switch (payment.purpose()) {
      case AID -> ofHousehold(payment.caseNumber(), found, official);
      case PROVIDER_INVOICE ->
          of(providers.correct(invoices.of(payment).providerId(), keep(found), found.bankCode()))
              .vouchedBy(official);
      case REFUND -> {
        var account =
            new PayeeAccount(
                keep(found), found.bankCode(), EnumSet.noneOf(PayeeDoubt.class), official);
        refunds.correct(payment.refundNumber(), account);
        yield account;
      }
    };
  }

  private VaultToken keep(AccountDetails found) {
    return vault.keep(
        Map.of(ACCOUNT_HOLDER, found.holder(), ACCOUNT_NUMBER, found.accountNumber()));
  }

  private static void check(AccountDetails found) {
    BankAccounts.problemWith(found.accountNumber())
        .ifPresent(
            flaw -> {
              throw InvalidInput.of("accountNumber", flaw.code(), flaw.message());
            });
    if (!found.bankCode().matches("[0-9A-Za-z]{3,20}")) {
      throw InvalidInput.of(
          "bankCode", ErrorCode.BAD_FORMAT, "a bank code has 3 to 20 letters or digits");
    }
  }

  private PayeeAccount ofHousehold(CaseNumber caseNumber, AccountDetails found, String official) {
    var known = households.payeeOf(caseNumber);
    var corrected =
        new NewHousehold.Payee(
            known.relation(),
            found.holder(),
            found.accountNumber(),
            found.bankCode(),
            known.reason().orElse(null));
    var household = cases.of(caseNumber).householdId();
    return checked(households.correctPayee(caseNumber, household, corrected, official), official);
  }

  /** The orders as they go over the wire; who asked for the words, and for what, is on record. */
  List<PaymentOrder> ordersOf(List<Disbursement> payments, String purpose) {
    var words =
        vault.reveal(
            payments.stream().flatMap(payment -> payment.payee().stream()).collect(toSet()),
            purpose,
            actor.id(),
            Set.of(ACCOUNT_HOLDER, ACCOUNT_NUMBER));
    return payments.stream().map(payment -> order(payment, words)).toList();
  }

  private static PaymentOrder order(
      Disbursement payment, Map<VaultToken, Map<PersonalField, String>> words) {
    var remittance = payment.subject().value();
    return payment
        .originalReference()
        .map(
            original ->
                PaymentOrder.refund(payment.orderId(), payment.amount(), original, remittance))
        .orElseGet(
            () -> {
              var account = words.getOrDefault(payment.payee().orElseThrow(), Map.of());
              return new PaymentOrder(
                  payment.orderId(),
                  payment.amount(),
                  account.getOrDefault(ACCOUNT_HOLDER, ""),
                  account.getOrDefault(ACCOUNT_NUMBER, ""),
                  payment.bankCode().orElseThrow(),
                  remittance);
            });
  }

  private PayeeAccount checked(Payee payee, String vouchedBy) {
    var doubts = EnumSet.noneOf(PayeeDoubt.class);
    if (!payee.holderFits()) doubts.add(PayeeDoubt.HOLDER_DIFFERS);
    var account =
        vault
            .reveal(payee.account(), "check of the payee", actor.id(), Set.of(ACCOUNT_NUMBER))
            .getOrDefault(ACCOUNT_NUMBER, "");
    if (BankAccounts.problemWith(account).isPresent()) doubts.add(PayeeDoubt.BAD_ACCOUNT);
    else if (BankAccounts.warningAbout(account).isPresent()) {
      doubts.add(PayeeDoubt.NO_CHECK_DIGIT);
    }
    return new PayeeAccount(payee.account(), payee.bankCode(), doubts, vouchedBy);
  }
}
