package org.aidflow.matching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Later gifts for an emergency refill the public funds that met it at once, up to what they gave.
 */
@Component
class FundRefills {
  private final FundRepository funds;
  private final GiftRepository gifts;
  private final PledgeRepository pledges;
  private final CaseFiles files;
  private final Timeline timeline;

  FundRefills(
      FundRepository funds,
      GiftRepository gifts,
      PledgeRepository pledges,
      CaseFiles files,
      Timeline timeline) {
    this.funds = funds;
    this.gifts = gifts;
    this.pledges = pledges;
    this.files = files;
    this.timeline = timeline;
  }

  /** What funds gave to the emergency and no gift has refilled; nothing of any other case. */
  Money open(CaseNumber caseNumber) {
    return openByFund(caseNumber).values().stream().reduce(Money.ZERO, Money::plus);
  }

  /**
   * Refills what funds gave to the emergency that the gift is for.
   *
   * @param named the case that it is for, unless its pledge says so
   * @param rest what of the gift serves nothing yet
   */
  List<GiftAllocation> by(Gift gift, @Nullable CaseNumber named, Money rest) {
    return rest.isPositive()
        ? caseOf(gift, named).map(caseNumber -> refill(caseNumber, gift, rest)).orElse(List.of())
        : List.of();
  }

  private Optional<CaseNumber> caseOf(Gift gift, @Nullable CaseNumber named) {
    return gift.pledgeId()
        .flatMap(pledges::findById)
        .map(pledge -> files.line(pledge.needId()).caseNumber())
        .or(() -> Optional.ofNullable(named));
  }

  private List<GiftAllocation> refill(CaseNumber caseNumber, Gift gift, Money whole) {
    var parts = new ArrayList<GiftAllocation>();
    var rest = whole;
    for (var fund : openByFund(caseNumber).entrySet()) {
      var part = rest.atMost(fund.getValue());
      if (part.isPositive()) {
        parts.add(GiftAllocation.refill(gift, fund.getKey(), part, caseNumber));
        timeline.write(
            caseNumber,
            TimelineCode.FUND_REFILLED,
            Map.of("amount", part.yuan(), "area", Areas.localName(fund.getKey())));
        rest = rest.minus(part);
      }
    }
    return parts;
  }

  /** The first to give first; nobody else refills them before this transaction ends. */
  private Map<AreaCode, Money> openByFund(CaseNumber caseNumber) {
    var open = new LinkedHashMap<AreaCode, Money>();
    for (var grant : funds.lockedOfCase(caseNumber)) {
      open.merge(grant.fundArea(), grant.amount(), Money::plus);
    }
    if (open.isEmpty() || !files.of(caseNumber).flags().contains(CaseFlag.EMERGENCY)) {
      return Map.of();
    }
    var refilled =
        gifts.refilling(caseNumber).stream()
            .collect(
                groupingBy(
                    part -> part.fundArea().orElseThrow(),
                    reducing(Money.ZERO, GiftAllocation::amount, Money::plus)));
    open.replaceAll(
        (fund, gave) -> gave.minus(refilled.getOrDefault(fund, Money.ZERO).atMost(gave)));
    return open;
  }
}
