package org.aidflow.notice.web;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.notice.Objection;
import org.aidflow.notice.ObjectionGround;
import org.aidflow.notice.ObjectionStatus;

/** An objection as who passed it on sees it; what came of it is told as an event. */
record ObjectionView(
    UUID objectionId,
    UUID noticeId,
    ObjectionGround ground,
    ObjectionStatus status,
    Instant raisedAt) {

  static ObjectionView of(Objection objection) {
    return new ObjectionView(
        objection.id(),
        objection.noticeId(),
        objection.ground(),
        objection.status(),
        objection.raisedAt());
  }
}
