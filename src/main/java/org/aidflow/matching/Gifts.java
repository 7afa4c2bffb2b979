package org.aidflow.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.aidflow.matching.UnplacedMoney.Why;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that came in. It is never refused: what no pledge or fund takes stays unallocated. */
@Service
@Transactional
public class Gifts {
  private final GiftRepository gifts;
  private final GiftBook book;
  private final GiftChecks checks;
  private final GiftLedger ledger;
  private final Contributions contributions;
  private final Suspense suspense;
  private final Donors donors;

  Gifts(
      GiftRepository gifts,
      GiftBook book,
      GiftChecks checks,
      GiftLedger ledger,
      Contributions contributions,
      Suspense suspense,
      Donors donors) {
    this.gifts = gifts;
    this.book = book;
    this.checks = checks;
    this.ledger = ledger;
    this.contributions = contributions;
    this.suspense = suspense;
    this.donors = donors;
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
    return suspense
        .placedBy(report)
        .orElseGet(
            () -> book.book(report, UUID.randomUUID(), ledger.clearingOf(report.clientId())));
  }

  /**
   * Keeps money of which the channel does not know whom it is from, until somebody does.
   *
   * @throws Conflict when the channel reported something else under this reference
   */
  public UnplacedMoney receiveFromNobody(MoneyIn money) {
    checks.checkPaid(money.paidAt());
    contributions
        .receivedAs(money.channel(), money.channelReference())
        .ifPresent(
            known -> {
              throw new Conflict(
                  ErrorCode.DUPLICATE,
                  "A gift was reported under this reference",
                  Map.of("giftId", known.id()));
            });
    return suspense.keep(money, Why.NOBODY_NAMED);
  }

  /** Money of which this channel did not know whom it is from, while nobody does. */
  @Transactional(readOnly = true)
  public Optional<UnplacedMoney> unplaced(UUID id, String clientId) {
    return suspense.of(id, clientId).filter(money -> !money.isPlaced());
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
        accounts(gifts.ofDonor(donorId, paging.afterId(), paging.fetch())),
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

  /** The cases that a gift serves, or served once. */
  @Transactional(readOnly = true)
  public List<CaseNumber> casesOf(UUID giftId) {
    return gifts.casesOf(giftId).stream().map(CaseNumber::new).toList();
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
}
