package org.aidflow.matching;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.InboxHandler;
import org.aidflow.exchange.InboxMessage;
import org.aidflow.exchange.StrictJson;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.ledger.MoneyForRecovery;
import org.aidflow.matching.UnplacedMoney.Why;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Places what the bank advises by what the payer wrote: the settlement of a gift that a channel
 * reported is known already; a pledge, a donor or a recovery takes it, or the fund that met the
 * emergency of that number, as long as it is owed so much; else it waits for a person.
 */
@Component
class HearCredit implements InboxHandler {
  /** The channel of money that was paid into the custody account itself. */
  static final String BANK = "bank";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final GiftBook gifts;
  private final GiftLedger ledger;
  private final Contributions contributions;
  private final PledgeRepository pledges;
  private final Donors donors;
  private final FundRefills refills;
  private final Suspense suspense;
  private final ApplicationEventPublisher events;
  private final StrictJson json;
  private final Clock clock;

  HearCredit(
      GiftBook gifts,
      GiftLedger ledger,
      Contributions contributions,
      PledgeRepository pledges,
      Donors donors,
      FundRefills refills,
      Suspense suspense,
      ApplicationEventPublisher events,
      StrictJson json,
      Clock clock) {
    this.gifts = gifts;
    this.ledger = ledger;
    this.contributions = contributions;
    this.pledges = pledges;
    this.donors = donors;
    this.refills = refills;
    this.suspense = suspense;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String source() {
    return CreditAdvice.SOURCE;
  }

  @Override
  public void handle(InboxMessage message) {
    var credit = json.read(message.body(), CreditAdvice.class);
    if (!isKnown(credit)) {
      gift(credit)
          .ifPresentOrElse(
              gift -> gifts.book(gift, UUID.randomUUID(), ledger.clearingOf(BANK)),
              () -> recoverOrKeep(credit));
    }
  }

  /** A channel settles what it reported. */
  private boolean isKnown(CreditAdvice credit) {
    return credit.channelReference() != null
        && contributions.isReceivedAs(credit.channelReference());
  }

  private Optional<NewGift> gift(CreditAdvice credit) {
    var ids = credit.mentioned().stream().filter(ID.asMatchPredicate()).map(UUID::fromString);
    return ids.flatMap(id -> gift(credit, id).stream())
        .findFirst()
        .or(() -> caseOf(credit).flatMap(number -> forEmergency(credit, number)));
  }

  /**
   * From nobody known; what is more than the funds gave waits for somebody to say whose it is, what
   * has a channel's reference for the channel's report.
   */
  private Optional<NewGift> forEmergency(CreditAdvice credit, CaseNumber number) {
    return credit.channelReference() != null || credit.amount().isMoreThan(refills.open(number))
        ? Optional.empty()
        : Optional.of(gift(credit, donors.anonymous(BANK).id(), Optional.empty()));
  }

  private static Optional<CaseNumber> caseOf(CreditAdvice credit) {
    return credit.mentioned().stream()
        .filter(CaseNumber::isWellFormed)
        .map(CaseNumber::new)
        .findFirst();
  }

  private Optional<NewGift> gift(CreditAdvice credit, UUID mentioned) {
    return pledges
        .findById(mentioned)
        .map(pledge -> gift(credit, pledge.donorId(), Optional.of(pledge.id())))
        .or(
            () ->
                donors
                    .find(mentioned)
                    .map(Donor::id)
                    .map(donor -> gift(credit, donor, Optional.empty())));
  }

  private NewGift gift(CreditAdvice credit, UUID donor, Optional<UUID> pledge) {
    return new NewGift(
        BANK,
        credit.bankReference(),
        donor,
        credit.amount(),
        paidAt(credit),
        pledge.orElse(null),
        null,
        caseOf(credit).orElse(null));
  }

  private void recoverOrKeep(CreditAdvice credit) {
    credit.mentioned().stream()
        .flatMap(text -> WorkNumber.parse(text).stream())
        .filter(number -> number.kind() == WorkKind.RECOVERY)
        .findFirst()
        .ifPresentOrElse(
            number ->
                events.publishEvent(
                    new MoneyForRecovery(
                        number.value(),
                        ledger.clearingOf(BANK),
                        BANK,
                        credit.bankReference(),
                        credit.amount(),
                        paidAt(credit))),
            () -> suspense.keep(moneyIn(credit), Why.NOBODY_NAMED));
  }

  private MoneyIn moneyIn(CreditAdvice credit) {
    return new MoneyIn(
        BANK,
        credit.bankReference(),
        credit.amount(),
        paidAt(credit),
        credit.channelReference(),
        credit.mentioned(),
        credit.payer());
  }

  /** The bank says the day only, which may have just begun. */
  private Instant paidAt(CreditAdvice credit) {
    var day = credit.bookedOn().atStartOfDay(WorkingDays.ZONE).toInstant();
    var now = clock.instant();
    return day.isAfter(now) ? now : day;
  }
}
