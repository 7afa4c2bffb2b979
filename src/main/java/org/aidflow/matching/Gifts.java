package org.aidflow.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Outbox;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that came in. It is never refused: what no pledge or fund takes stays unallocated. */
@Service
@Transactional
public class Gifts {
  private final EntityManager entities;
  private final GiftRepository gifts;
  private final GiftChecks checks;
  private final GiftLedger ledger;
  private final Contributions contributions;
  private final FundRepository funds;
  private final Allocations allocations;
  private final Donors donors;
  private final Outbox outbox;
  private final Clock clock;

  Gifts(
      EntityManager entities,
      GiftRepository gifts,
      GiftChecks checks,
      GiftLedger ledger,
      Contributions contributions,
      FundRepository funds,
      Allocations allocations,
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
    this.donors = donors;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Books what a payment channel reports; the same report again finds what was booked.
   *
   * @throws InvalidInput when it names a donor, pledge or fund that is not there
   * @throws Conflict with the {@code giftId} when the channel reported something else under this
   *     reference
   */
  public GiftAccount receive(NewGift report) {
    checks.check(report);
    var reported = contributions.received(report);
    var contribution = reported.contribution();
    if (reported.isNew()) {
      keep(contribution, report);
      return book(gifts.findById(contribution.id()).orElseThrow(), contribution);
    }
    var gift = gifts.findById(contribution.id()).orElseThrow();
    if (!report.isSameAs(gift)) {
      throw new Conflict(
          ErrorCode.DUPLICATE,
          "Another gift was reported under this reference",
          Map.of("giftId", gift.id(), "amountFen", gift.amount().fen()));
    }
    return account(gift);
  }

  /** A gift that this client reported or whose donor it speaks for; others' are not there. */
  @Transactional(readOnly = true)
  public GiftAccount of(UUID id, String clientId) {
    return gifts
        .findById(id)
        .filter(gift -> gift.clientId().equals(clientId) || speakerFor(gift).equals(clientId))
        .map(this::account)
        .orElseThrow(() -> new NotFound("There is no gift " + id));
  }

  /** The gifts of a donor of this client, the newest first. */
  @Transactional(readOnly = true)
  public Page<GiftAccount> ofDonor(UUID donorId, String clientId, Paging paging) {
    donors.of(donorId, clientId);
    return Page.of(
        accounts(gifts.ofDonor(donorId, after(paging), paging.fetch())),
        paging,
        account -> account.gift().id().toString());
  }

  /** What the parts of a gift serve, the oldest first. */
  @Transactional(readOnly = true)
  public List<GiftAllocation> allocationsOf(UUID giftId) {
    return gifts.allocationsOf(List.of(giftId));
  }

  /** The gifts of which a part was given to this case, the oldest first. */
  @Transactional(readOnly = true)
  public List<GiftAccount> ofCase(CaseNumber caseNumber) {
    return accounts(gifts.ofCase(caseNumber));
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

  private GiftAccount book(Gift gift, Contribution contribution) {
    var allocation =
        gift.pledgeId()
            .flatMap(pledgeId -> allocations.honour(pledgeId, gift))
            .or(() -> gift.fundArea().map(area -> toFund(gift, area)));
    allocation.ifPresent(entities::persist);
    var account = new GiftAccount(gift, contribution, allocation.stream().toList(), List.of());
    ledger.received(account);
    outbox.event(
        "gift-received",
        gift.id().toString(),
        speakerFor(gift),
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

  /** The client that registered the donor. */
  private String speakerFor(Gift gift) {
    return donors.find(gift.donorId()).map(Donor::clientId).orElseThrow();
  }

  private GiftAccount account(Gift gift) {
    return accounts(List.of(gift)).get(0);
  }

  private List<GiftAccount> accounts(List<Gift> of) {
    var ids = of.stream().map(Gift::id).toList();
    var standing =
        contributions.of(ids).stream().collect(toMap(Contribution::id, Function.identity()));
    var parts = gifts.allocationsOf(ids).stream().collect(groupingBy(GiftAllocation::giftId));
    var wishes = gifts.wishesOf(ids).stream().collect(groupingBy(GiftWish::giftId));
    return of.stream()
        .map(
            gift ->
                new GiftAccount(
                    gift,
                    Objects.requireNonNull(standing.get(gift.id())),
                    parts.getOrDefault(gift.id(), List.of()),
                    wishes.getOrDefault(gift.id(), List.of())))
        .toList();
  }

  private static @Nullable UUID after(Paging paging) {
    try {
      return paging.after() == null ? null : UUID.fromString(paging.after());
    } catch (IllegalArgumentException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "the next of the part before");
    }
  }
}
