package org.aidflow.handover;

import static org.aidflow.casefile.TimelineCode.GOODS_DISPATCHED;
import static org.aidflow.casefile.TimelineCode.GOODS_HANDED_OVER;
import static org.aidflow.casefile.TimelineCode.GOODS_LOOKED_FOR_AGAIN;
import static org.aidflow.casefile.TimelineCode.GOODS_LOST;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.DonorsToBeTold;
import org.aidflow.casefile.GoodsMissing;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings goods from the aid station to the household, need line by need line. */
@Service
@Transactional
public class Shipments {
  private final ShipmentRepository shipments;
  private final HandOverRules rules;
  private final CaseFiles cases;
  private final Changes changes;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Shipments(
      ShipmentRepository shipments,
      HandOverRules rules,
      CaseFiles cases,
      Changes changes,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.shipments = shipments;
    this.rules = rules;
    this.cases = cases;
    this.changes = changes;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The first need line whose goods are at the station; none of a case that is to end, whose goods
   * go back.
   */
  @Transactional(readOnly = true)
  public Optional<UUID> next(CaseNumber caseNumber) {
    if (changes.endOf(caseNumber).isPresent()) {
      return Optional.empty();
    }
    return cases.linesOf(caseNumber).stream()
        .filter(line -> waiting(line) > 0)
        .map(NeedLine::id)
        .findFirst();
  }

  /** How many pieces of a need line are on their way, or at the station if none are. */
  @Transactional(readOnly = true)
  public int piecesOf(UUID needId) {
    return shipments
        .findByNeedIdAndConditionIsNull(needId)
        .map(Shipment::pieces)
        .orElseGet(() -> waiting(cases.line(needId)));
  }

  /**
   * An official sends what is there of a need line.
   *
   * @throws Conflict when nothing is
   */
  public void dispatch(CaseNumber caseNumber, UUID needId, String official) {
    var line = cases.lockedLine(needId);
    var pieces = waiting(line);
    if (pieces == 0) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "Nothing of it is at the station any more");
    }
    line.goods().orElseThrow().dispatch(pieces);
    shipments.save(new Shipment(caseNumber, needId, pieces, official, clock.instant()));
    var facts = Map.of("quantity", String.valueOf(pieces));
    if (cases.of(caseNumber).status() == CaseStatus.PAYING) {
      timeline.write(caseNumber, GOODS_DISPATCHED, facts);
    } else {
      cases.moveTo(caseNumber, CaseStatus.PAYING, GOODS_DISPATCHED, facts);
    }
    tell(caseNumber, "goods-dispatched", needId, pieces);
  }

  /**
   * An official saw the goods arrive, or not.
   *
   * @return whether all of them are with the household in good condition
   * @throws org.aidflow.kernel.InvalidInput naming every field that is wrong
   */
  public boolean handOver(CaseNumber caseNumber, UUID needId, Arrived arrived) {
    var shipment =
        shipments
            .findByNeedIdAndConditionIsNull(needId)
            .orElseThrow(() -> new NotFound("Nothing of need " + needId + " is on its way"));
    rules.check(shipment, arrived);
    shipment.arrive(
        arrived.condition(), arrived.pieces(), arrived.on(), arrived.official(), clock.instant());
    if (arrived.pieces() > 0) {
      cases.lockedLine(needId).goods().orElseThrow().handOver(arrived.pieces());
      write(caseNumber, GOODS_HANDED_OVER, arrived.pieces());
      tell(caseNumber, "goods-handed-over", needId, arrived.pieces());
    }
    if (shipment.missing() > 0) {
      miss(shipment, arrived.condition());
    }
    return shipment.missing() == 0;
  }

  /** What is missing is looked for again: the case is where it was before donors were found. */
  public void lookForDonorsAgain(CaseNumber caseNumber) {
    var partly = cases.of(caseNumber).isPartlyMet();
    cases.moveTo(
        caseNumber,
        partly ? CaseStatus.PARTLY_MET : CaseStatus.OPEN,
        GOODS_LOOKED_FOR_AGAIN,
        Map.of());
  }

  /** Every shipment of a case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Shipment> of(CaseNumber caseNumber) {
    return shipments.findByCaseNumberOrderByDispatchedAt(caseNumber);
  }

  private void miss(Shipment shipment, Condition condition) {
    var caseNumber = shipment.caseNumber();
    var needId = shipment.needId();
    events.publishEvent(new GoodsMissing(caseNumber, needId, shipment.missing()));
    timeline.write(
        caseNumber,
        GOODS_LOST,
        Map.of("quantity", String.valueOf(shipment.missing()), "condition", condition.name()));
    tell(caseNumber, "goods-missing", needId, shipment.missing());
  }

  private void write(CaseNumber caseNumber, TimelineCode code, int pieces) {
    timeline.write(caseNumber, code, Map.of("quantity", String.valueOf(pieces)));
  }

  /** Tells both sides. */
  private void tell(CaseNumber caseNumber, String event, UUID needId, int pieces) {
    Map<String, Object> data = Map.of("needId", needId, "quantity", pieces);
    cases.announce(caseNumber, event, data);
    events.publishEvent(new DonorsToBeTold(caseNumber, event, data));
  }

  private static int waiting(NeedLine line) {
    return line.goods().map(goods -> goods.waiting()).orElse(0);
  }
}
