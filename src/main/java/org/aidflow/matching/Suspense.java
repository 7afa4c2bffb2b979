package org.aidflow.matching;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.bank.CustodySettings;
import org.aidflow.donor.Donors;
import org.aidflow.donor.RefundOwed;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.ledger.MoneyForRecovery;
import org.aidflow.ledger.MoneyLeftOver;
import org.aidflow.matching.UnplacedMoney.Placed;
import org.aidflow.matching.UnplacedMoney.Placing;
import org.aidflow.matching.UnplacedMoney.Why;
import org.aidflow.workflow.Sends;
import org.aidflow.workflow.WorkNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that came in and cannot be placed: it stands in suspense under a number of its own, until a
 * person or later news says where it belongs.
 */
@Sends("money-placed")
@Service
@Transactional
public class Suspense {
  private static final String PLACED = "money-placed";

  private final UnplacedRepository unplaced;
  private final GiftBook gifts;
  private final GiftLedger ledger;
  private final FundRefills refills;
  private final Donors donors;
  private final CustodySettings custody;
  private final WorkNumbers numbers;
  private final Signals signals;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Suspense(
      UnplacedRepository unplaced,
      GiftBook gifts,
      GiftLedger ledger,
      FundRefills refills,
      Donors donors,
      CustodySettings custody,
      WorkNumbers numbers,
      Signals signals,
      ApplicationEventPublisher events,
      Clock clock) {
    this.unplaced = unplaced;
    this.gifts = gifts;
    this.ledger = ledger;
    this.refills = refills;
    this.donors = donors;
    this.custody = custody;
    this.numbers = numbers;
    this.signals = signals;
    this.events = events;
    this.clock = clock;
  }

  /**
   * An official's word.
   *
   * @param note how they know
   */
  public record Says(String official, @Nullable String note) {}

  /** What waits to be placed, the oldest first. */
  @Transactional(readOnly = true)
  public List<UnplacedMoney> open() {
    return unplaced.open();
  }

  /** The money of this number, placed or not. */
  @Transactional(readOnly = true)
  public Optional<UnplacedMoney> find(WorkNumber number) {
    return unplaced.findByNumber(number.value());
  }

  /** It is a gift of this donor, perhaps for a pledge of theirs. */
  public void placeAsGift(WorkNumber number, UUID donorId, @Nullable UUID pledgeId, Says official) {
    var money = locked(number);
    place(money, reportOf(money, donorId, pledgeId, null, null), Placing.GIFT, placed(official));
  }

  /** It is a gift, nobody knows whose, for the public fund of an area. */
  public void placeInFund(WorkNumber number, AreaCode area, Says official) {
    var money = locked(number);
    var nobody = donors.anonymous(money.clientId());
    place(money, reportOf(money, nobody.id(), null, area, null), Placing.FUND, placed(official));
  }

  /**
   * It is for an emergency that public funds met: it refills them, and what is over waits for its
   * donor's wish.
   *
   * @param donorId whose it is, if anybody knows
   * @throws InvalidInput on {@code emergencyCase} when funds gave nothing to it, or are refilled;
   *     on {@code giverId} when something is over and nobody knows whose
   */
  public void placeForEmergency(
      WorkNumber number, CaseNumber caseNumber, @Nullable UUID donorId, Says official) {
    var money = locked(number);
    var open = refills.open(caseNumber);
    if (!open.isPositive()) {
      throw InvalidInput.of(
          "emergencyCase", ErrorCode.NOT_FOUND, "no fund gave for an emergency of this number");
    }
    if (donorId == null && money.amount().isMoreThan(open)) {
      throw InvalidInput.of(
          "giverId",
          ErrorCode.REQUIRED,
          "funds gave %s yuan: whose the rest is".formatted(open.yuan()));
    }
    var donor = donorId == null ? donors.anonymous(money.clientId()).id() : donorId;
    var as = donorId == null ? Placing.FUND : Placing.GIFT;
    place(money, reportOf(money, donor, null, null, caseNumber), as, placed(official));
  }

  /**
   * It pays back what was claimed back.
   *
   * @throws Conflict with {@code openFen} when less is outstanding
   */
  public void placeAsRecovery(WorkNumber number, WorkNumber recovery, Says official) {
    var money = locked(number);
    money.place(Placing.RECOVERY, recovery.value(), placed(official));
    events.publishEvent(
        new MoneyForRecovery(
            recovery.value(),
            ledger.suspenseOf(money),
            money.clientId(),
            money.channelReference(),
            money.amount(),
            money.paidAt()));
  }

  /** It goes back to whom it came from. */
  public void sendBack(WorkNumber number, Says official) {
    var money = locked(number);
    money.place(Placing.SENT_BACK, money.id().toString(), placed(official));
    ledger.sentBack(money);
    events.publishEvent(
        new RefundOwed(
            money.id(),
            money.id(),
            money.clientId(),
            money.channelReference(),
            custody.area(),
            money.amount()));
  }

  /**
   * Keeps money that names nobody; the same report again finds what was kept.
   *
   * @throws Conflict when the channel reported something else under this reference
   */
  UnplacedMoney keep(MoneyIn money, Why why) {
    var known = unplaced.lockedNamed(money.channel(), money.channelReference()).orElse(null);
    if (known != null) {
      refuseOther(known, money.amount());
      return known;
    }
    var kept = open(UUID.randomUUID(), money, why);
    ledger.suspended(kept);
    return kept;
  }

  private UnplacedMoney open(UUID id, MoneyIn money, Why why) {
    var number = numbers.next(WorkKind.MONEY);
    var kept = unplaced.save(new UnplacedMoney(number, id, money, why, clock.instant()));
    events.publishEvent(new MoneyUnplaced(kept));
    return kept;
  }

  /** Money under this reference that nobody could place, if there is some. */
  @Transactional(readOnly = true)
  Optional<UnplacedMoney> named(String channel, String channelReference) {
    return unplaced.findByClientIdAndChannelReference(channel, channelReference);
  }

  /** The money of this id that a channel brought and nobody could place. */
  @Transactional(readOnly = true)
  Optional<UnplacedMoney> of(UUID id, String clientId) {
    return unplaced.findById(id).filter(money -> money.clientId().equals(clientId));
  }

  /**
   * A later report of a channel says whose it is: places what stands in suspense under the
   * channel's reference, brought by the channel itself or settled at the bank before.
   */
  Optional<GiftAccount> placedBy(NewGift report) {
    return unplaced
        .lockedNamed(report.clientId(), report.channelReference())
        .or(() -> unplaced.lockedSaid(report.channelReference(), report.amount()))
        .filter(money -> !money.isPlaced())
        .map(
            money -> {
              refuseOther(money, report.amount());
              signals.send(PLACED, money.number());
              return place(money, report, Placing.GIFT, placed(new Says(report.clientId(), null)));
            });
  }

  @EventListener
  void on(MoneyLeftOver rest) {
    var money =
        new MoneyIn(
            rest.channel(),
            rest.channelReference(),
            rest.amount(),
            rest.paidAt(),
            null,
            List.of(),
            null);
    if (rest.inSuspense()) {
      open(rest.id(), money, Why.NOTHING_OWED);
    } else {
      keep(money, Why.NOTHING_OWED);
    }
  }

  private Placed placed(Says said) {
    return new Placed(said.official(), clock.instant(), said.note());
  }

  private GiftAccount place(UnplacedMoney money, NewGift gift, Placing as, Placed placed) {
    money.place(as, money.id().toString(), placed);
    return gifts.book(gift, money.id(), ledger.suspenseOf(money));
  }

  private UnplacedMoney locked(WorkNumber number) {
    var money =
        unplaced
            .locked(number.value())
            .orElseThrow(() -> new NotFound("There is no money under " + number));
    if (money.isPlaced()) {
      throw Conflict.of(ErrorCode.WRONG_STATE, number + " was placed meanwhile");
    }
    return money;
  }

  private static NewGift reportOf(
      UnplacedMoney money,
      UUID donor,
      @Nullable UUID pledge,
      @Nullable AreaCode area,
      @Nullable CaseNumber caseNumber) {
    return new NewGift(
        money.clientId(),
        money.channelReference(),
        donor,
        money.amount(),
        money.paidAt(),
        pledge,
        area,
        caseNumber);
  }

  private static void refuseOther(UnplacedMoney known, Money amount) {
    if (!known.amount().equals(amount)) {
      throw InvalidInput.of(
          "amountFen", ErrorCode.DUPLICATE, "other money was reported under this reference");
    }
  }
}
