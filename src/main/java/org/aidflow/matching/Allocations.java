package org.aidflow.matching;

import static org.aidflow.casefile.TimelineCode.GIFT_ALLOCATED;
import static org.aidflow.casefile.TimelineCode.GOODS_BROUGHT;
import static org.aidflow.casefile.TimelineCode.GOODS_GIVEN_BACK;
import static org.aidflow.casefile.TimelineCode.NEED_MET;
import static org.aidflow.casefile.TimelineCode.NEED_PARTLY_MET;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.WaitingList;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Outbox;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.Sends;
import org.springframework.stereotype.Component;

/** Lets gifts meet needs, and takes back what was not paid out when a search ends in vain. */
@Sends({"need-met", "first-line-met", "money-came"})
@Component
class Allocations {
  /** What the process waits for; {@code match-donors.bpmn} has the same name. */
  private static final String MET = "need-met";

  private static final String FIRST_LINE_MET = "first-line-met";
  private static final String MONEY_CAME = "money-came";

  private final NeedRepository needs;
  private final PledgeRepository pledges;
  private final GiftRepository gifts;
  private final FundRepository funds;
  private final SearchRepository searches;
  private final WaitingList waiting;
  private final GiftLedger ledger;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Donors donors;
  private final Signals signals;
  private final Outbox outbox;
  private final Clock clock;

  Allocations(
      NeedRepository needs,
      PledgeRepository pledges,
      GiftRepository gifts,
      FundRepository funds,
      SearchRepository searches,
      WaitingList waiting,
      GiftLedger ledger,
      CaseFiles files,
      Timeline timeline,
      Donors donors,
      Signals signals,
      Outbox outbox,
      Clock clock) {
    this.needs = needs;
    this.pledges = pledges;
    this.gifts = gifts;
    this.funds = funds;
    this.searches = searches;
    this.waiting = waiting;
    this.ledger = ledger;
    this.files = files;
    this.timeline = timeline;
    this.donors = donors;
    this.signals = signals;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Lets the gift meet what the pledge still reserves of its need; empty when that is nothing. */
  Optional<GiftAllocation> honour(UUID pledgeId, Gift gift) {
    // locks first: what is read after it stays true
    var offer = needs.lockedBesidePledge(pledgeId);
    var pledge = pledges.findById(pledgeId).orElseThrow();
    var need = offer.stream().filter(one -> one.id().equals(pledge.needId())).findFirst();
    var file = files.of(need.orElseThrow().caseNumber());
    var taken =
        isSought(file, need.get()) ? pledge.honour(gift.amount(), clock.instant()) : Money.ZERO;
    if (!taken.isPositive()) {
      return Optional.empty();
    }
    need.get().honour(taken);
    met(file, need.get(), offer, taken);
    return Optional.of(GiftAllocation.toNeed(gift, need.get(), taken));
  }

  /**
   * Lets money that no pledge had reserved meet a locked need.
   *
   * @param offer all needs of its case, locked
   * @throws Conflict with {@code openFen} 0 when its case looks for no money
   */
  void meet(Need need, List<Need> offer, Money amount) {
    var file = files.of(need.caseNumber());
    if (!isSought(file, need)) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN, "Nothing of this need is open", Map.of("openFen", 0L));
    }
    need.meet(amount);
    met(file, need, offer, amount);
  }

  /**
   * The donor brings pieces of what the pledge reserves.
   *
   * @throws Conflict when that is less, or its case looks for nothing
   */
  Pledge bring(UUID pledgeId, int pieces) {
    var offer = needs.lockedBesidePledge(pledgeId);
    var pledge = pledges.findById(pledgeId).orElseThrow();
    var need =
        offer.stream().filter(one -> one.id().equals(pledge.needId())).findFirst().orElseThrow();
    need.refuseUnless(NeedKind.GOODS, "quantity");
    var file = files.of(need.caseNumber());
    if (!isSought(file, need)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "Nothing is looked for in this case now");
    }
    pledge.bring(pieces, clock.instant());
    need.honour(pieces);
    files.lockedLine(need.id()).goods().orElseThrow().meet(pieces);
    timeline.write(file.caseNumber(), GOODS_BROUGHT, Map.of("quantity", String.valueOf(pieces)));
    moveOn(file, need, offer, Money.ZERO);
    return pledge;
  }

  /** Takes back what was given for a locked need and was not paid out, the newest first. */
  void takeBack(Need need) {
    var line = files.lockedLine(need.id());
    takeBack(need, line.unpaid());
    line.goods().filter(goods -> goods.waiting() > 0).ifPresent(goods -> giveBack(need, goods));
  }

  /** Pieces that are still here go back to those who brought them, the last to come first. */
  private void giveBack(Need need, Goods goods) {
    int rest = goods.waiting();
    need.unmeet(rest);
    goods.unmeet(rest);
    timeline.write(need.caseNumber(), GOODS_GIVEN_BACK, Map.of("quantity", String.valueOf(rest)));
    for (Pledge pledge : pledges.broughtFor(need.id())) {
      int back = pledge.giveBack(rest);
      rest -= back;
      if (back > 0) {
        outbox.event(
            "goods-given-back",
            pledge.id().toString(),
            pledge.clientId(),
            Map.of("pledgeId", pledge.id(), "needId", need.id(), "quantity", back));
      }
    }
  }

  /** Takes back so much of what was given for a locked need, the newest first. */
  void takeBack(Need need, Money amount) {
    var line = files.lockedLine(need.id());
    var rest = amount;
    for (Given given : newestFirstTo(need.id())) {
      var back = given.amount().atMost(rest);
      rest = rest.minus(back);
      if (back.isPositive()) {
        need.unmeet(back);
        line.unmeet(back);
        takeBack(given, back);
      }
    }
  }

  private List<Given> newestFirstTo(UUID needId) {
    return Stream.<Given>concat(gifts.toNeed(needId).stream(), funds.toNeed(needId).stream())
        .sorted(Given.OLDEST_FIRST.reversed())
        .toList();
  }

  private void takeBack(Given given, Money back) {
    if (given instanceof GiftAllocation allocation) {
      allocation.takeBack(back);
      ledger.takenBack(allocation, back);
      tell(allocation, back);
    } else if (given instanceof FundGrant grant) {
      grant.takeBack(back);
      ledger.takenBack(grant, back);
    }
  }

  private void met(CaseFile file, Need need, List<Need> offer, Money taken) {
    files.lockedLine(need.id()).meet(taken);
    timeline.write(file.caseNumber(), GIFT_ALLOCATED, Map.of("amount", taken.yuan()));
    moveOn(file, need, offer, taken);
  }

  /** While a part is paid the rest may be met; that is summed up when the search goes on. */
  private static boolean isSought(CaseFile file, Need need) {
    return file.status() == CaseStatus.OPEN
        || file.status() == CaseStatus.PARTLY_MET
        || (file.status() == CaseStatus.PAYING && need.isOnOffer());
  }

  private void moveOn(CaseFile file, Need need, List<Need> offer, Money taken) {
    var caseNumber = file.caseNumber();
    var met = sum(offer, Need::met);
    var open = sum(offer, Need::approved).minus(met);
    var facts = Map.of("amount", met.yuan(), "open", open.yuan());
    boolean all = offer.stream().allMatch(Need::isMet);
    boolean waited = waiting.leave(caseNumber);
    if (file.status() == CaseStatus.PAYING) {
      timeline.write(caseNumber, NEED_PARTLY_MET, facts);
    } else if (all) {
      files.moveTo(caseNumber, CaseStatus.MET, NEED_MET, facts);
      signals.send(MET, caseNumber);
    } else if (file.status() == CaseStatus.OPEN) {
      files.moveTo(caseNumber, CaseStatus.PARTLY_MET, NEED_PARTLY_MET, facts);
    } else {
      timeline.write(caseNumber, NEED_PARTLY_MET, facts);
    }
    if (!all && file.status() != CaseStatus.PAYING) {
      wakeSearch(caseNumber, need, waited);
    }
    outbox.event(
        all ? "need-met" : "need-partly-met",
        caseNumber.value(),
        file.clientId(),
        Map.of("givenFen", taken.fen(), "metFen", met.fen(), "openFen", open.fen()));
  }

  private void wakeSearch(CaseNumber caseNumber, Need need, boolean waited) {
    var search = searches.findById(caseNumber.value());
    if (waited) {
      signals.send(MONEY_CAME, caseNumber);
    }
    if (need.isMet() && search.filter(Search::isFirst).isPresent()) {
      signals.send(FIRST_LINE_MET, caseNumber);
    }
  }

  private void tell(GiftAllocation allocation, Money back) {
    var gift = gifts.findById(allocation.giftId()).orElseThrow();
    outbox.event(
        "gift-taken-back",
        gift.id().toString(),
        donors.find(gift.donorId()).orElseThrow().clientId(),
        Map.of(
            "giftId", gift.id(),
            "needId", allocation.needId().orElseThrow(),
            "takenBackFen", back.fen()));
  }

  private static Money sum(List<Need> offer, Function<Need, Money> amount) {
    return offer.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }
}
