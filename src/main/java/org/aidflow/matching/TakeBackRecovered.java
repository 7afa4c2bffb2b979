package org.aidflow.matching;

import org.aidflow.casefile.MoneyRecovered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives what came back of a case to whom gave it, never to the case again. */
@Component
class TakeBackRecovered {
  private final Matching matching;

  TakeBackRecovered(Matching matching) {
    this.matching = matching;
  }

  @EventListener
  void on(MoneyRecovered recovered) {
    matching.takeBack(recovered.caseNumber(), recovered.lines());
  }
}
