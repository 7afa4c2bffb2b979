package org.aidflow.followup;

import java.util.Map;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.DonorsToBeTold;
import org.aidflow.kernel.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells both sides of a case what happens: codes and amounts, nothing personal. */
@Component
class Tellings {
  private final CaseFiles cases;
  private final ApplicationEventPublisher events;

  Tellings(CaseFiles cases, ApplicationEventPublisher events) {
    this.cases = cases;
    this.events = events;
  }

  /** The household, through the client that filed for it. */
  void household(CaseNumber caseNumber, String type, Map<String, Object> data) {
    cases.announce(caseNumber, type, data);
  }

  /** Everybody who gave to the case. */
  void donors(CaseNumber caseNumber, String type, Map<String, Object> data) {
    events.publishEvent(new DonorsToBeTold(caseNumber, type, data));
  }
}
