package org.aidflow.matching;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.ledger.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books money that came in as a gift, once, wherever it stands. */
@Component
class GiftBook {
  private final EntityManager entities;
  private final GiftRepository gifts;
  private final GiftChecks checks;
  private final GiftLedger ledger;
  private final Contributions contributions;
  private final FundRepository funds;
  private final Allocations allocations;
  private final FundRefills refills;
  private final Donors donors;
  private final Outbox outbox;
  private final Clock clock;

  GiftBook(
      EntityManager entities,
      GiftRepository gifts,
      GiftChecks checks,
      GiftLedger ledger,
      Contributions contributions,
      FundRepository funds,
      Allocations allocations,
      FundRefills refills,
      Donors donors,
      Outbox outbox,
      Clock clock) {
    this.entities = entities;
    this.gifts = gifts;
    this.checks = checks;
    this.ledger = ledger;
    this.contributions = contributions;
    this.funds = funds;
    this.allocations = allocations;
    this.refills = refills;
    this.donors = donors;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Books the gift; the same report again finds what was booked.
   *
   * @param id of the gift, unless it was announced under another
   * @param from the account that the money is on
   * @throws org.aidflow.kernel.InvalidInput when it names a donor, pledge or fund that is not there
   * @throws Conflict with the {@code giftId} when the channel reported something else under this
   *     reference
   */
  GiftAccount book(NewGift report, UUID id, AccountId from) {
    checks.check(report);
    var reported = contributions.received(report, id);
    var contribution = reported.contribution();
    if (reported.isNew()) {
      keep(contribution, report);
      var kept = gifts.findById(contribution.id()).orElseThrow();
      return book(kept, contribution, from, report.caseNumber());
    }
    var gift = gifts.findById(contribution.id()).orElseThrow();
    if (!report.isSameAs(gift)) {
      throw new Conflict(
          ErrorCode.DUPLICATE,
          "Another gift was reported under this reference",
          Map.of("giftId", gift.id(), "amountFen", gift.amount().fen()));
    }
    return new GiftAccount(
        gift,
        contribution,
        gifts.allocationsOf(List.of(gift.id())),
        gifts.wishesOf(List.of(gift.id())));
  }

  /** What the report does not say is as it was announced. */
  private void keep(Contribution contribution, NewGift report) {
    boolean says = report.pledgeId() != null || report.fundArea() != null;
    var pledge = says ? report.pledgeId() : contribution.pledgeId().orElse(null);
    var fund = says ? Optional.ofNullable(report.fundArea()) : contribution.fundArea();
    var now = clock.instant();
    gifts.keep(
        contribution.id(),
        report.clientId(),
        report.channelReference(),
        report.donorId(),
        report.amount().fen(),
        report.paidAt(),
        now,
        pledge,
        fund.map(AreaCode::value).orElse(null),
        String.valueOf(LocalDate.ofInstant(now, WorkingDays.ZONE).getYear()));
  }

  private GiftAccount book(
      Gift gift, Contribution contribution, AccountId from, @Nullable CaseNumber named) {
    var parts = new ArrayList<GiftAllocation>();
    gift.pledgeId()
        .flatMap(pledgeId -> allocations.honour(pledgeId, gift))
        .or(() -> gift.fundArea().map(area -> toFund(gift, area)))
        .ifPresent(parts::add);
    var meant = new GiftAccount(gift, contribution, List.copyOf(parts), List.of());
    parts.addAll(refills.by(gift, named, meant.unallocated()));
    parts.forEach(entities::persist);
    var account = new GiftAccount(gift, contribution, List.copyOf(parts), List.of());
    ledger.received(account, from);
    outbox.event(
        "gift-received",
        gift.id().toString(),
        donors.find(gift.donorId()).map(Donor::clientId).orElseThrow(),
        Map.of(
            "giftId", gift.id(),
            "receiptNumber", gift.receiptNumber(),
            "amountFen", gift.amount().fen(),
            "allocatedFen", account.allocated().fen(),
            "unallocatedFen", account.unallocated().fen()));
    return account;
  }

  private GiftAllocation toFund(Gift gift, AreaCode area) {
    funds.open(area.value());
    return GiftAllocation.toFund(gift, area);
  }
}
