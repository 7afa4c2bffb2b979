package org.aidflow.notice;

import java.time.Clock;
import java.util.Map;
import org.aidflow.exchange.Outbox;
import org.springframework.stereotype.Component;

/** Says what came of objections, and tells whoever passed them on. */
@Component
class SettleObjections {
  private final Outbox outbox;
  private final Clock clock;

  SettleObjections(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  void settle(Objection objection, ObjectionStatus as) {
    objection.decide(as, clock.instant());
    outbox.event(
        "objection-decided",
        objection.id().toString(),
        objection.clientId(),
        Map.of("objectionId", objection.id(), "noticeId", objection.noticeId(), "status", as));
  }
}
