package org.aidflow.matching;

import java.util.HashMap;
import java.util.Map;
import org.aidflow.casefile.DonorTold;
import org.aidflow.casefile.DonorsToBeTold;
import org.aidflow.donor.Donors;
import org.aidflow.exchange.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes on to those who gave what happened to their case. */
@Component
class DonorNews {
  private final Gifts gifts;
  private final PledgeRepository pledges;
  private final Donors donors;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  DonorNews(
      Gifts gifts,
      PledgeRepository pledges,
      Donors donors,
      Outbox outbox,
      ApplicationEventPublisher events) {
    this.gifts = gifts;
    this.pledges = pledges;
    this.donors = donors;
    this.outbox = outbox;
    this.events = events;
  }

  @EventListener
  void on(DonorsToBeTold news) {
    for (var account : gifts.ofCase(news.caseNumber())) {
      var gift = account.gift();
      Map<String, Object> data = new HashMap<>(news.data());
      data.put("giftId", gift.id());
      tell(news, gift.id().toString(), donors.find(gift.donorId()).orElseThrow().clientId(), data);
    }
    for (var pledge : pledges.broughtForCase(news.caseNumber())) {
      Map<String, Object> data = new HashMap<>(news.data());
      data.put("pledgeId", pledge.id());
      tell(news, pledge.id().toString(), pledge.clientId(), data);
    }
  }

  private void tell(
      DonorsToBeTold news, String reference, String clientId, Map<String, Object> data) {
    outbox.event(news.type(), reference, clientId, data);
    events.publishEvent(new DonorTold(news.caseNumber(), news.type(), reference, clientId));
  }
}
