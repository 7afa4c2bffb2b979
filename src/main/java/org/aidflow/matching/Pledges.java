package org.aidflow.matching;

import static org.aidflow.kernel.ErrorCode.NOT_FOUND;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.workflow.Decisions;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pledges: each reserves an amount of a need, or pieces of it, for the hours that policy {@code
 * pledge-hours} says.
 */
@Service
@Transactional
public class Pledges {
  private static final Set<PledgeStatus> RUNNING =
      EnumSet.of(PledgeStatus.OPEN, PledgeStatus.PARTLY_PAID);
  private static final Limit AT_ONCE = Limit.of(50);

  private final EntityManager entities;
  private final PledgeRepository pledges;
  private final NeedRepository needs;
  private final Allocations allocations;
  private final Donors donors;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Outbox outbox;
  private final Decisions decisions;
  private final Clock clock;

  Pledges(
      EntityManager entities,
      PledgeRepository pledges,
      NeedRepository needs,
      Allocations allocations,
      Donors donors,
      CaseFiles files,
      Timeline timeline,
      Outbox outbox,
      Decisions decisions,
      Clock clock) {
    this.entities = entities;
    this.pledges = pledges;
    this.needs = needs;
    this.allocations = allocations;
    this.donors = donors;
    this.files = files;
    this.timeline = timeline;
    this.outbox = outbox;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Reserves an amount of a need for a donor of this client.
   *
   * @throws org.aidflow.kernel.Conflict with {@code openFen} when more is pledged than is open
   */
  public Pledge make(UUID needId, UUID donorId, String clientId, Money amount) {
    var donor = donor(donorId, clientId);
    var need = locked(needId);
    need.refuseUnless(NeedKind.MONEY, "amountFen");
    need.reserve(amount);
    var now = clock.instant();
    var pledge = new Pledge(need, donor, amount, now, reservedUntil(now));
    entities.persist(pledge);
    tell(need, pledge, TimelineCode.PLEDGED, "pledge-made", amount);
    return pledge;
  }

  /**
   * Reserves pieces of a need of goods for a donor of this client.
   *
   * @throws org.aidflow.kernel.Conflict with {@code openQuantity} when more is pledged than is open
   */
  public Pledge makeOfGoods(UUID needId, UUID donorId, String clientId, int quantity) {
    var donor = donor(donorId, clientId);
    var need = locked(needId);
    need.refuseUnless(NeedKind.GOODS, "quantity");
    need.reserve(quantity);
    var now = clock.instant();
    var pledge = new Pledge(need, donor, quantity, now, reservedUntil(now));
    entities.persist(pledge);
    tell(need, pledge, TimelineCode.GOODS_PLEDGED, "pledge-made", quantity);
    return pledge;
  }

  /** A pledge of this client; others' are not there. */
  @Transactional(readOnly = true)
  public Pledge of(UUID id, String clientId) {
    return pledges
        .findById(id)
        .filter(pledge -> pledge.clientId().equals(clientId))
        .orElseThrow(() -> noPledge(id));
  }

  /** Every pledge for a case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Pledge> ofCase(CaseNumber caseNumber) {
    return pledges.ofCase(caseNumber);
  }

  /**
   * Takes the pledge back and opens the need again for what had not come in; once more changes
   * nothing.
   *
   * @throws org.aidflow.kernel.Conflict when it is fulfilled or lapsed
   */
  public void withdraw(UUID id, String clientId) {
    var need = needs.lockedOfPledge(id);
    var pledge = of(id, clientId);
    if (pledge.status() != PledgeStatus.WITHDRAWN) {
      end(need.orElseThrow(), pledge, PledgeStatus.WITHDRAWN);
    }
  }

  /**
   * The donor brings pieces of what was pledged; they meet the need.
   *
   * @throws org.aidflow.kernel.Conflict when the pledge reserves less, or nothing is looked for
   */
  public Pledge bring(UUID id, String clientId, int quantity) {
    if (!pledges.existsByIdAndClientId(id, clientId)) {
      throw noPledge(id);
    }
    return allocations.bring(id, quantity);
  }

  /**
   * Has pledges lapse whose time is over, some at a time; several nodes may do it at once.
   *
   * @return how many lapsed
   */
  public int lapseOverdue() {
    Instant now = clock.instant();
    int lapsed = 0;
    for (Need need : needs.lockedWithPledgesOver(RUNNING, now, AT_ONCE)) {
      for (Pledge pledge : running(need)) {
        if (pledge.reservedUntil().isBefore(now)) {
          end(need, pledge, PledgeStatus.LAPSED);
          lapsed++;
        }
      }
    }
    return lapsed;
  }

  /** Ends every pledge of a need that is no longer on offer; the need is locked. */
  void lapseAll(Need need) {
    endAll(need, PledgeStatus.LAPSED);
  }

  /** The same, because nobody needs them any more. */
  void withdrawAll(Need need) {
    endAll(need, PledgeStatus.WITHDRAWN);
  }

  private void endAll(Need need, PledgeStatus as) {
    running(need).forEach(pledge -> end(need, pledge, as));
  }

  private List<Pledge> running(Need need) {
    return pledges.findByNeedIdAndStatusInOrderByPledgedAt(need.id(), RUNNING);
  }

  private static NotFound noPledge(UUID id) {
    return new NotFound("There is no pledge " + id);
  }

  private Donor donor(UUID donorId, String clientId) {
    return donors
        .find(donorId)
        .filter(found -> found.clientId().equals(clientId))
        .orElseThrow(() -> InvalidInput.of("donorId", NOT_FOUND, "no donor of yours has this id"));
  }

  private Need locked(UUID needId) {
    return needs.locked(needId).orElseThrow(() -> new NotFound("There is no need " + needId));
  }

  private Instant reservedUntil(Instant now) {
    return now.plus(Duration.ofHours(decisions.policy("pledge-hours")));
  }

  private void end(Need need, Pledge pledge, PledgeStatus as) {
    if (need.kind() == NeedKind.GOODS) {
      endOfGoods(need, pledge, as);
      return;
    }
    var freed = pledge.reserved();
    pledge.end(as, clock.instant());
    need.release(freed);
    if (as == PledgeStatus.WITHDRAWN) {
      tell(need, pledge, TimelineCode.PLEDGE_WITHDRAWN, "pledge-withdrawn", freed);
    } else {
      tell(need, pledge, TimelineCode.PLEDGE_LAPSED, "pledge-lapsed", freed);
    }
  }

  private void endOfGoods(Need need, Pledge pledge, PledgeStatus as) {
    int freed = pledge.reservedQuantity();
    pledge.end(as, clock.instant());
    need.release(freed);
    if (as == PledgeStatus.WITHDRAWN) {
      tell(need, pledge, TimelineCode.GOODS_PLEDGE_WITHDRAWN, "pledge-withdrawn", freed);
    } else {
      tell(need, pledge, TimelineCode.GOODS_PLEDGE_LAPSED, "pledge-lapsed", freed);
    }
  }

  /** Tells both sides. */
  private void tell(Need need, Pledge pledge, TimelineCode code, String event, Money amount) {
    timeline.write(need.caseNumber(), code, Map.of("amount", amount.yuan()));
    tell(
        need,
        pledge,
        event,
        Map.of(
            "pledgeId", pledge.id(),
            "needId", need.id(),
            "amountFen", amount.fen(),
            "status", pledge.status()));
  }

  private void tell(Need need, Pledge pledge, TimelineCode code, String event, int pieces) {
    timeline.write(need.caseNumber(), code, Map.of("quantity", String.valueOf(pieces)));
    tell(
        need,
        pledge,
        event,
        Map.of(
            "pledgeId", pledge.id(),
            "needId", need.id(),
            "quantity", pieces,
            "status", pledge.status()));
  }

  private void tell(Need need, Pledge pledge, String event, Map<String, Object> data) {
    var caseNumber = need.caseNumber();
    var applicantsSide = files.of(caseNumber).clientId();
    outbox.event(event, caseNumber.value(), applicantsSide, data);
    if (!applicantsSide.equals(pledge.clientId())) {
      outbox.event(event, pledge.id().toString(), pledge.clientId(), data);
    }
  }
}
