package org.aidflow.matching;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Balance;
import org.aidflow.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The money of areas: gifts for an area fill its fund, officials let it meet needs. */
@Service
@Transactional
public class PublicFunds {
  private final EntityManager entities;
  private final FundRepository funds;
  private final NeedRepository needs;
  private final Allocations allocations;
  private final GiftLedger bookings;
  private final Ledger ledger;
  private final Clock clock;

  PublicFunds(
      EntityManager entities,
      FundRepository funds,
      NeedRepository needs,
      Allocations allocations,
      GiftLedger bookings,
      Ledger ledger,
      Clock clock) {
    this.entities = entities;
    this.funds = funds;
    this.needs = needs;
    this.allocations = allocations;
    this.bookings = bookings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What a fund holds.
   *
   * @param available what of it is not reserved
   */
  public record Fund(AreaCode area, Money balance, Money available) {}

  /** Every fund that ever got money, by area. */
  @Transactional(readOnly = true)
  public List<Fund> all() {
    return ledger.balances(AccountKind.PUBLIC_FUND).stream().map(PublicFunds::fund).toList();
  }

  /** What the fund of this area holds. */
  @Transactional(readOnly = true)
  public Fund of(AreaCode area) {
    return ledger.balances(AccountKind.PUBLIC_FUND).stream()
        .filter(fund -> fund.reference().equals(area.value()))
        .findFirst()
        .map(PublicFunds::fund)
        .orElseGet(() -> new Fund(area, Money.ZERO, Money.ZERO));
  }

  private static Fund fund(Balance of) {
    return new Fund(new AreaCode(of.reference()), of.balance(), of.available());
  }

  /** Nobody else takes from the fund before this transaction ends; one without money has no row. */
  void lock(AreaCode area) {
    funds.locked(area.value());
  }

  /**
   * Lets the fund of an area meet a part of a need.
   *
   * @throws Conflict with {@code openFen} when the need has less open, with {@code availableFen}
   *     when the fund has less
   */
  public FundGrant grant(AreaCode area, UUID needId, Money amount, String official) {
    if (funds.locked(area.value()).isEmpty()) {
      throw new NotFound("There is no public fund of " + area);
    }
    var offer = needs.lockedBeside(needId);
    var need =
        offer.stream()
            .filter(one -> one.id().equals(needId))
            .findFirst()
            .orElseThrow(() -> new NotFound("There is no need " + needId));
    var available = of(area).available();
    if (amount.isMoreThan(available)) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "The fund of %s has %s yuan".formatted(area, available.yuan()),
          Map.of("availableFen", available.fen()));
    }
    need.refuseMoreThanOpen(amount);
    allocations.meet(need, offer, amount);
    var grant = new FundGrant(area, need, amount, official, clock.instant());
    entities.persist(grant);
    bookings.granted(grant);
    return grant;
  }

  /** What public funds gave to the case, the oldest first. */
  @Transactional(readOnly = true)
  public List<FundGrant> grantsOf(CaseNumber caseNumber) {
    return funds.ofCase(caseNumber);
  }
}
