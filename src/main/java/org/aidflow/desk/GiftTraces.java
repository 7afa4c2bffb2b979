package org.aidflow.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.NeedLine;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.disbursement.Refunds;
import org.aidflow.followup.FollowUp;
import org.aidflow.followup.FollowUps;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.Money;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.GiftAllocation;
import org.aidflow.matching.GiftWish;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.Given;
import org.aidflow.matching.PublicFunds;
import org.aidflow.matching.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows gifts to the households that they helped. */
@Service
@Transactional(readOnly = true)
public class GiftTraces {

  private final Gifts gifts;
  private final PublicFunds funds;
  private final CaseFiles files;
  private final Disbursements disbursements;
  private final Refunds refunds;
  private final FollowUps followUps;

  GiftTraces(
      Gifts gifts,
      PublicFunds funds,
      CaseFiles files,
      Disbursements disbursements,
      Refunds refunds,
      FollowUps followUps) {
    this.gifts = gifts;
    this.funds = funds;
    this.files = files;
    this.disbursements = disbursements;
    this.refunds = refunds;
    this.followUps = followUps;
  }

  /** The way of a gift that this client may see; others' are not there. */
  public GiftTrace of(UUID giftId, String clientId, Language language) {
    var account = gifts.of(giftId, clientId);
    var gift = account.gift();
    return new GiftTrace(
        gift.id(),
        account.status(),
        account.status().label(language),
        gift.receiptNumber(),
        gift.amount(),
        account.unallocated(),
        account.refunding(),
        account.refunded(),
        gift.paidAt(),
        gift.receivedAt(),
        account.allocations().stream()
            .filter(part -> part.amount().isPositive())
            .map(part -> follow(part, language))
            .toList(),
        wishes(account, language));
  }

  private List<GiftTrace.Wished> wishes(GiftAccount account, Language language) {
    var owed =
        account.wishes().stream().anyMatch(wish -> wish.wish() == Wish.REFUND)
            ? refunds.owedFor(account.gift().id())
            : List.<Refunds.Owed>of();
    return account.wishes().stream().map(wish -> wished(wish, owed, language)).toList();
  }

  private static GiftTrace.Wished wished(
      GiftWish wish, List<Refunds.Owed> owed, Language language) {
    return new GiftTrace.Wished(
        wish.wish(),
        wish.wish().label(language),
        wish.amount(),
        wish.needId().orElse(null),
        wish.fundArea().orElse(null),
        wish.wishedAt(),
        owed.stream()
            .filter(one -> one.refund().id().equals(wish.id()))
            .flatMap(one -> one.payments().stream().map(payment -> refund(one, payment, language)))
            .toList());
  }

  private static GiftTrace.Refund refund(Refunds.Owed owed, Payment payment, Language language) {
    return new GiftTrace.Refund(
        payment.id(),
        payment.status(),
        payment.status().label(language),
        owed.refund().canGoBack() && payment.account().isEmpty(),
        since(payment));
  }

  private GiftTrace.Part follow(GiftAllocation part, Language language) {
    return part.needId()
        .map(needId -> toHousehold(part, files.line(needId), language))
        .orElseGet(() -> inFund(part, language));
  }

  private GiftTrace.Part inFund(GiftAllocation part, Language language) {
    var area = part.fundArea().orElseThrow();
    var emergency = part.refills().map(files::of);
    return new GiftTrace.Part(
        null,
        area,
        Areas.fullName(area),
        emergency.isPresent(),
        emergency.map(CaseFile::category).orElse(null),
        part.amount(),
        Money.ZERO,
        emergency.map(file -> file.status().label(language)).orElse(null),
        List.of(),
        emergency
            .map(file -> outcome(followUps.of(file.caseNumber()).outcome(), language))
            .orElse(null));
  }

  private GiftTrace.Part toHousehold(GiftAllocation part, NeedLine line, Language language) {
    var file = files.of(line.caseNumber());
    var township = file.area().at(AreaLevel.TOWNSHIP);
    var after = followUps.of(file.caseNumber());
    return new GiftTrace.Part(
        line.id(),
        township,
        Areas.fullName(township),
        false,
        file.category(),
        part.amount(),
        paid(part, line),
        file.status().label(language),
        payments(line, after, language),
        outcome(after.outcome(), language));
  }

  /** Money is paid out in the order in which it came in. */
  private Money paid(GiftAllocation part, NeedLine line) {
    var parts =
        gifts.ofCase(line.caseNumber()).stream().flatMap(gift -> gift.allocations().stream());
    var before =
        Stream.<Given>concat(parts, funds.grantsOf(line.caseNumber()).stream())
            .filter(other -> other.serves(line.id()))
            .sorted(Given.OLDEST_FIRST)
            .takeWhile(other -> !other.id().equals(part.id()))
            .map(Given::amount)
            .reduce(Money.ZERO, Money::plus);
    return line.paid().isMoreThan(before)
        ? line.paid().minus(before).atMost(part.amount())
        : Money.ZERO;
  }

  private List<GiftTrace.Payment> payments(NeedLine line, FollowUp after, Language language) {
    var receipts =
        after.receipts().stream()
            .collect(Collectors.toMap(FollowUp.Receipt::paymentId, receipt -> receipt));
    return disbursements.paymentsOf(line.caseNumber()).stream()
        .filter(payment -> payment.lines().containsKey(line.id()))
        .map(
            payment ->
                new GiftTrace.Payment(
                    payment.id(),
                    payment.status(),
                    payment.status().label(language),
                    Objects.requireNonNull(payment.lines().get(line.id())),
                    since(payment),
                    receipt(receipts, payment.id(), language)))
        .toList();
  }

  /** When it came to be what it is, as far as is known. */
  private static @Nullable Instant since(Payment payment) {
    return Stream.of(
            payment.returnedAt(),
            payment.paidAt(),
            payment.submittedAt(),
            payment.releasedAt(),
            payment.createdAt())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static GiftTrace.@Nullable Receipt receipt(
      Map<UUID, FollowUp.Receipt> receipts, UUID paymentId, Language language) {
    var receipt = receipts.get(paymentId);
    var word = receipt == null ? null : receipt.word();
    return word == null
        ? null
        : new GiftTrace.Receipt(
            word.received(), word.received().label(language), word.amount(), word.source());
  }

  private static GiftTrace.@Nullable Outcome outcome(
      FollowUp.@Nullable Outcome outcome, Language language) {
    return outcome == null
        ? null
        : new GiftTrace.Outcome(
            outcome.result(),
            outcome.result().label(language),
            outcome.needMet(),
            outcome.byVisit(),
            outcome.at());
  }
}
