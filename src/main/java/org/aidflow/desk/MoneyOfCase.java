package org.aidflow.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.NeedLine;
import org.aidflow.desk.CaseSheet.Fact;
import org.aidflow.desk.CaseSheet.Gift;
import org.aidflow.desk.CaseSheet.Totals;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.PayeeDoubt;
import org.aidflow.disbursement.Payment;
import org.aidflow.donor.Donors;
import org.aidflow.followup.FollowUp;
import org.aidflow.followup.FollowUps;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.Pledges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came in for a case, what is set aside, and what was paid. */
@Component
class MoneyOfCase {

  private static final Set<DisbursementStatus> UNDER_WAY =
      EnumSet.of(
          DisbursementStatus.DRAFT,
          DisbursementStatus.IN_APPROVAL,
          DisbursementStatus.RELEASED,
          DisbursementStatus.SUBMITTED,
          DisbursementStatus.UNKNOWN);

  private final Disbursements disbursements;
  private final Pledges pledges;
  private final Gifts gifts;
  private final Donors donors;
  private final FollowUps followUps;
  private final CaseAccounts accounts;

  MoneyOfCase(
      Disbursements disbursements,
      Pledges pledges,
      Gifts gifts,
      Donors donors,
      FollowUps followUps,
      CaseAccounts accounts) {
    this.disbursements = disbursements;
    this.pledges = pledges;
    this.gifts = gifts;
    this.donors = donors;
    this.followUps = followUps;
    this.accounts = accounts;
  }

  List<Payment> paymentsOf(CaseNumber caseNumber) {
    return disbursements.paymentsOf(caseNumber);
  }

  Totals totals(CaseFile file, boolean visited, List<Payment> payments) {
    var reserved =
        payments.stream()
            .filter(payment -> UNDER_WAY.contains(payment.status()))
            .map(Payment::amount)
            .reduce(Money.ZERO, Money::plus);
    return new Totals(
        file.asked(),
        visited ? file.confirmed() : null,
        file.approved(),
        file.met(),
        file.paid(),
        file.met(),
        reserved,
        file.lines().stream().map(NeedLine::open).reduce(Money.ZERO, Money::plus));
  }

  /** What was drawn up when the case ended; nothing before. */
  List<Fact> finalAccount(CaseNumber caseNumber) {
    return accounts.drawn(caseNumber).map(MoneyOfCase::inWords).orElse(List.of());
  }

  private static List<Fact> inWords(CaseAccount account) {
    return List.of(
        new Fact("Drawn up", null, null, account.drawnAt(), null),
        Fact.of("Given by donors and funds", account.givenFen()),
        Fact.of("Recovered", account.recoveredFen()),
        Fact.of("Paid", account.paidFen()),
        Fact.of("Returned by the bank", account.returnedFen()),
        Fact.of("Given back to donors and funds", account.givenBackFen()),
        Fact.of("Refunded of that", account.refundedFen()),
        Fact.of("Left", account.leftFen()));
  }

  /** The payments of a case with what became of each. */
  List<CaseSheet.Payment> payments(
      CaseNumber caseNumber, List<Payment> payments, Names.Known names) {
    if (payments.isEmpty()) {
      return List.of();
    }
    var receipts =
        followUps.of(caseNumber).receipts().stream()
            .collect(Collectors.toMap(FollowUp.Receipt::paymentId, receipt -> receipt));
    return payments.stream()
        .map(payment -> inWords(payment, receipts.get(payment.id()), names))
        .toList();
  }

  private static CaseSheet.Payment inWords(
      Payment payment, FollowUp.@Nullable Receipt receipt, Names.Known names) {
    var facts = new ArrayList<Fact>();
    facts.add(
        Fact.of(
            "To", payment.holder() + ", " + payment.account() + ", bank " + payment.bankCode()));
    if (!payment.doubts().isEmpty()) {
      facts.add(
          Fact.of(
              "To be checked",
              payment.doubts().stream()
                  .sorted()
                  .map(PayeeDoubt::en)
                  .collect(Collectors.joining("; "))));
    }
    if (!payment.preparedBy().equals("system")) {
      facts.add(Fact.of("Prepared by", names.of(payment.preparedBy())));
    }
    add(facts, "Drafted", payment.createdAt());
    add(facts, "Released", payment.releasedAt());
    add(facts, "Sent to the bank", payment.submittedAt());
    add(facts, "Paid", payment.paidAt());
    add(facts, "Returned", payment.returnedAt());
    if (payment.submittedAt() != null) {
      facts.add(Fact.of("Order number", orderNumber(payment)));
    }
    if (payment.reason() != null) {
      facts.add(Fact.of("The bank’s reason", BankReasons.inWords(payment.reason())));
    }
    if (payment.bankReference() != null) {
      facts.add(Fact.of("The bank’s reference", payment.bankReference()));
    }
    if (payment.contradicted()) {
      facts.add(Fact.of("Look at it", "the bank said things that do not fit together"));
    }
    if (receipt != null) {
      facts.add(Fact.of("Receipt", said(receipt)));
    }
    return new CaseSheet.Payment(payment.amount(), attempt(payment) + payment.status().en(), facts);
  }

  /** As the bank knows it. */
  private static String orderNumber(Payment payment) {
    return payment.id().toString().replace("-", "");
  }

  private static String attempt(Payment payment) {
    return payment.attempt() == 1 ? "" : "attempt " + payment.attempt() + ", ";
  }

  private static void add(List<Fact> facts, String label, @Nullable Instant at) {
    if (at != null) {
      facts.add(Fact.of(label, at));
    }
  }

  private static String said(FollowUp.Receipt receipt) {
    var word = receipt.word();
    if (word == null) {
      return "not confirmed yet";
    }
    var who =
        switch (word.source()) {
          case HOUSEHOLD -> "said the household";
          case SILENCE -> "counted as received: nobody objected in time";
          case IN_PERSON -> "confirmed in person";
          case CLEARED_UP -> "found by the county";
        };
    return "%s (%s yuan), %s".formatted(word.received().en(), word.amount().yuan(), who);
  }

  /** Pledges and parts of gifts for a case; who gave is masked. */
  List<Gift> gifts(CaseFile file) {
    var lines = file.lines().stream().collect(Collectors.toMap(NeedLine::id, NeedLine::purpose));
    var pledged = pledges.ofCase(file.caseNumber());
    var given = gifts.ofCase(file.caseNumber());
    var givers =
        donors.maskedNames(
            Stream.concat(
                    pledged.stream().map(Pledge::donorId),
                    given.stream().map(account -> account.gift().donorId()))
                .collect(Collectors.toSet()));
    var rows = new ArrayList<Gift>();
    for (var pledge : pledged) {
      rows.add(
          new Gift(
              pledge.pledgedAt(),
              giver(pledge.donorId(), givers),
              "pledge%s, %s: %s"
                  .formatted(
                      pledge.quantity() > 0 ? " of " + pledge.quantity() : "",
                      pledge.status().en(),
                      lines.get(pledge.needId())),
              pledge.amount()));
    }
    for (var account : given) {
      addParts(account, lines, givers, rows);
    }
    rows.sort(Comparator.comparing(Gift::at));
    return rows;
  }

  private static void addParts(
      GiftAccount account, Map<UUID, String> lines, Map<UUID, String> givers, List<Gift> rows) {
    for (var part : account.allocations()) {
      part.needId()
          .map(lines::get)
          .ifPresent(
              purpose ->
                  rows.add(
                      new Gift(
                          part.givenAt(),
                          giver(account.gift().donorId(), givers),
                          "gift " + account.gift().receiptNumber() + ": " + purpose,
                          part.amount())));
    }
  }

  private static String giver(UUID donorId, Map<UUID, String> givers) {
    return givers.getOrDefault(donorId, "a donor");
  }
}
