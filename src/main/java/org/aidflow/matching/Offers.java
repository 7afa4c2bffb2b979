package org.aidflow.matching;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aidflow.donor.Donors;
import org.aidflow.donor.OfferMode;
import org.aidflow.exchange.Outbox;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts needs to donors who offered for needs to come: pledged at once, or asked for as many hours
 * as policy {@code offer-hours} says. PostgreSQL holds budgets and caps.
 */
@Service
@Transactional
public class Offers {
  private static final Limit AT_ONCE = Limit.of(50);

  private final EntityManager entities;
  private final OfferRepository offers;
  private final FittingNeeds fitting;
  private final NeedRepository needs;
  private final Pledges pledges;
  private final Donors donors;
  private final Outbox outbox;
  private final Decisions decisions;
  private final Clock clock;

  Offers(
      EntityManager entities,
      OfferRepository offers,
      FittingNeeds fitting,
      NeedRepository needs,
      Pledges pledges,
      Donors donors,
      Outbox outbox,
      Decisions decisions,
      Clock clock) {
    this.entities = entities;
    this.offers = offers;
    this.fitting = fitting;
    this.needs = needs;
    this.pledges = pledges;
    this.donors = donors;
    this.outbox = outbox;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** What a donor says to an offer. */
  public enum Answer {
    ACCEPT,
    DECLINE
  }

  /**
   * Puts the most urgent need that fits a standing offer to its donor.
   *
   * @return 1, or 0 when none fits
   */
  public int proposeNext() {
    return fitting.next().map(this::propose).orElse(0);
  }

  /**
   * Has offers lapse that nobody answered in time, some at a time.
   *
   * @return how many lapsed
   */
  public int lapseOverdue() {
    int lapsed = 0;
    for (UUID id : offers.over(clock.instant(), AT_ONCE)) {
      var offer = locked(id);
      if (offer.status() == OfferStatus.PROPOSED) {
        offer.lapse();
        tell("offer-lapsed", offer);
        lapsed++;
      }
    }
    return lapsed;
  }

  /** An offer to a donor of this client; others' are not there. */
  @Transactional(readOnly = true)
  public Offer of(UUID id, String clientId) {
    return offers
        .findById(id)
        .filter(offer -> offer.clientId().equals(clientId))
        .orElseThrow(() -> noOffer(id));
  }

  /** The offers to a donor of this client, the newest first. */
  @Transactional(readOnly = true)
  public Page<Offer> ofDonor(UUID donorId, String clientId, Paging paging) {
    donors.of(donorId, clientId);
    return Page.of(
        offers.ofDonor(donorId, paging.afterId(), paging.fetch()),
        paging,
        offer -> offer.id().toString());
  }

  /** What a standing offer has given or promised. */
  @Transactional(readOnly = true)
  public Money committed(UUID standingOfferId) {
    return fitting.committed(standingOfferId);
  }

  /**
   * Takes the donor's answer; the same again changes nothing.
   *
   * @param amount what the donor gives, no more than was offered; all of it if null
   * @throws org.aidflow.kernel.Conflict when it was answered otherwise or lapsed, or with {@code
   *     openFen} when less is open of the need by now
   */
  public Offer answer(UUID id, String clientId, Answer answer, @Nullable Money amount) {
    of(id, clientId);
    var offer = locked(id);
    var as = answer == Answer.ACCEPT ? OfferStatus.ACCEPTED : OfferStatus.DECLINED;
    if (offer.status() == as) {
      return offer;
    }
    offer.refuseUnlessProposed();
    if (answer == Answer.DECLINE) {
      offer.decline();
      return offer;
    }
    if (amount != null && amount.isMoreThan(offer.amount())) {
      throw InvalidInput.of("amountFen", ErrorCode.OUT_OF_RANGE, "no more than was offered");
    }
    pledge(offer, amount == null ? offer.amount() : amount);
    return offer;
  }

  private int propose(FittingNeed found) {
    var need = needs.locked(found.needId()).orElseThrow();
    var now = clock.instant();
    fitting
        .locked(found, now)
        .ifPresent(
            fit -> {
              var until = now.plus(Duration.ofHours(decisions.policy("offer-hours")));
              var offer = new Offer(fit, need, now, until);
              entities.persist(offer);
              if (fit.mode() == OfferMode.AUTO) {
                pledge(offer, fit.amount());
              }
              entities.flush(); // the next one is found by what is stored
              tell("offer-made", offer);
            });
    return 1;
  }

  private void pledge(Offer offer, Money amount) {
    offer.accept(pledges.make(offer.needId(), offer.donorId(), offer.clientId(), amount));
  }

  private Offer locked(UUID id) {
    var needId = offers.needOf(id).orElseThrow(() -> noOffer(id));
    needs.locked(needId);
    var offer = offers.findById(id).orElseThrow();
    entities.refresh(offer);
    return offer;
  }

  private void tell(String event, Offer offer) {
    var data = new HashMap<String, Object>();
    data.put("offerId", offer.id());
    data.put("needId", offer.needId());
    data.put("amountFen", offer.amount().fen());
    data.put("status", offer.status());
    data.put("answerUntil", offer.answerUntil());
    offer.pledgeId().ifPresent(pledge -> data.put("pledgeId", pledge));
    outbox.event(event, offer.id().toString(), offer.clientId(), Map.copyOf(data));
  }

  private static NotFound noOffer(UUID id) {
    return new NotFound("There is no offer " + id);
  }
}
